/* Stands for the window's program and its library where only the installer is tried out: it stays open for a while. */
#include <windows.h>

int main(void)
{
    Sleep(120000);
    return 0;
}
