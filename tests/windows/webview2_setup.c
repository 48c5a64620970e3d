/* Stands for Microsoft's installer of the WebView2 runtime: it only leaves what the installer of the program looks for
   afterwards, and what it was called with. Only for tests under Wine. */
#include <windows.h>

#define CLIENT L"Software\\Microsoft\\EdgeUpdate\\Clients\\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

static void set(HKEY key, const WCHAR *name, const WCHAR *value)
{
    RegSetValueExW(key, name, 0, REG_SZ, (const BYTE *)value, (DWORD)((lstrlenW(value) + 1) * sizeof(WCHAR)));
}

int main(void)
{
    HKEY key;
    if (RegCreateKeyExW(HKEY_CURRENT_USER, CLIENT, 0, NULL, 0, KEY_WRITE, NULL, &key, NULL) != ERROR_SUCCESS)
        return 1;
    set(key, L"pv", L"120.0.2210.91");
    set(key, L"called", GetCommandLineW());
    return 0;
}
