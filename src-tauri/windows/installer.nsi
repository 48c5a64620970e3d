; The installer for one person's Windows account: no administrator, nothing from the network.
; Made by `cargo xtask windows --only installer` with Debian's NSIS. On Windows the Tauri bundler makes one from
; tauri.conf.json; both use the same folder, the same entry among the installed programs and the same file type, so that
; either brings the other up to date.
;
; Given with -D: VERSION (0.1.0), PROGRAMS (folder of the built programs), ROOT (top of the clone), OUT (the file to
; make), and perhaps SIDE (a picture of 164 × 314 beside the first page), LANGUAGE, WEBVIEW2 (Microsoft's runtime installer, to be carried inside) and SIGN (a command that signs "%1").

Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh

!define PRODUCT "Sổ Liên hiệp"
!define PROGRAM "so-lien-hiep.exe"
!define FILE_TYPE "SoLienHiep.So"
; The name under which the program sends notices: the identifier in tauri.conf.json. Windows shows a notice of a program
; that is in no package with the name and the picture that stand there.
!define NOTICES "Software\Classes\AppUserModelId\vn.lienhiep.so"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
; Under this number Microsoft writes the version of the runtime that is there.
!define RUNTIME "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "${PRODUCT}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\${PRODUCT}"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
BrandingText "${PRODUCT} ${VERSION}"
!ifdef SIGN
  !finalize '${SIGN}'
  !uninstfinalize '${SIGN}'
!endif

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"

!define MUI_ICON "${ROOT}/assets/icon/icon.ico"
!define MUI_UNICON "${ROOT}/assets/icon/icon.ico"
!ifdef SIDE
  !define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!endif
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "Chương trình được cài cho riêng tài khoản Windows này; không cần quyền quản trị và không cần mạng.$\r$\n$\r$\nCác tệp sổ (.lienhiep) và bản sao lưu đang có trên máy được giữ nguyên.$\r$\n$\r$\n$_CLICK"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${PRODUCT}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chỉ chương trình được gỡ. Các tệp sổ (.lienhiep), bản sao lưu và thiết lập đều được giữ nguyên; cài lại chương trình là dùng tiếp được."

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; NSIS writes its own words with marks apart from their letters, which not every font joins: LANGUAGE is a folder with the
; same words in whole letters.
!ifdef LANGUAGE
  !insertmacro MUI_LANGUAGEEX "${LANGUAGE}" "Vietnamese"
!else
  !insertmacro MUI_LANGUAGE "Vietnamese"
!endif
SetFont /LANG=${LANG_VIETNAMESE} "Segoe UI" 9

VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileDescription" "Bộ cài ${PRODUCT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "CompanyName" "${PRODUCT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "LegalCopyright" "© 2026 ${PRODUCT}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_VIETNAMESE} "ProductVersion" "${VERSION}"

; $0 becomes the version of the WebView2 runtime, empty when there is none.
!macro FindRuntime
  StrCpy $0 ""
  SetRegView 32
  ReadRegStr $0 HKLM "SOFTWARE\${RUNTIME}" "pv"
  SetRegView 64
  ${If} $0 == ""
    ReadRegStr $0 HKLM "SOFTWARE\${RUNTIME}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${RUNTIME}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
!macroend

; A program that is open cannot be replaced: Windows refuses to write into it.
!macro RefuseWhileOpen
  again:
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $1 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PRODUCT} đang mở. Hãy lưu việc đang làm, đóng cửa sổ đó rồi bấm Thử lại." /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Abort "${PRODUCT} đang mở nên chưa làm gì. Hãy đóng chương trình rồi chạy lại."
    ${EndIf}
    FileClose $1
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${PRODUCT} cần Windows 10 trở lên. Hãy cài trên máy có Windows 10 hoặc 11." /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section "${PRODUCT} (bắt buộc)" SECTION_PROGRAM
  SectionIn RO
  Call RefuseWhileOpen
  SetOutPath "$INSTDIR"
  File "${PROGRAMS}/${PROGRAM}"
  File "${PROGRAMS}/WebView2Loader.dll"
  File /oname=LICENSE.txt "${ROOT}/LICENSE"
  File /oname=icon.png "${ROOT}/assets/icon/128x128.png"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\${PRODUCT}"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr HKCU "Software\Classes\.lienhiep" "" "${FILE_TYPE}"
  WriteRegStr HKCU "Software\Classes\.lienhiep" "Content Type" "application/vnd.lienhiep.so"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}" "" "Tệp dữ liệu Sổ Liên hiệp"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\shell\open" "" "Mở bằng ${PRODUCT}"
  WriteRegStr HKCU "Software\Classes\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  ${RefreshShellIcons}

  WriteRegExpandStr HKCU "${NOTICES}" "DisplayName" "${PRODUCT}"
  WriteRegExpandStr HKCU "${NOTICES}" "IconUri" "$INSTDIR\icon.png"

  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${PRODUCT}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "${PRODUCT}"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" $0
  Call RuntimeOrWords
SectionEnd

Section "Lối tắt trên màn hình nền" SECTION_DESKTOP
  CreateShortcut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

LangString ABOUT_PROGRAM ${LANG_VIETNAMESE} "Chương trình, mục trong menu Start, và mở tệp .lienhiep bằng cách bấm đúp."
LangString ABOUT_DESKTOP ${LANG_VIETNAMESE} "Biểu tượng trên màn hình nền."
!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_PROGRAM} $(ABOUT_PROGRAM)
  !insertmacro MUI_DESCRIPTION_TEXT ${SECTION_DESKTOP} $(ABOUT_DESKTOP)
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function RefuseWhileOpen
  !insertmacro RefuseWhileOpen
FunctionEnd

Function un.RefuseWhileOpen
  !insertmacro RefuseWhileOpen
FunctionEnd

; What shows the window is Microsoft's WebView2. When it is missing, an installer of it that is carried inside or lies
; beside this one is run; without one, the person is told what to do.
Function RuntimeOrWords
  !insertmacro FindRuntime
  ${If} $0 != ""
    DetailPrint "WebView2 Runtime $0 đã có."
    Return
  ${EndIf}
  StrCpy $2 ""
  !ifdef WEBVIEW2
    InitPluginsDir
    File "/oname=$PLUGINSDIR\webview2.exe" "${WEBVIEW2}"
    StrCpy $2 "$PLUGINSDIR\webview2.exe"
  !else
    ${If} ${FileExists} "$EXEDIR\MicrosoftEdgeWebView2RuntimeInstallerX64.exe"
      StrCpy $2 "$EXEDIR\MicrosoftEdgeWebView2RuntimeInstallerX64.exe"
    ${ElseIf} ${FileExists} "$EXEDIR\MicrosoftEdgeWebview2Setup.exe"
      StrCpy $2 "$EXEDIR\MicrosoftEdgeWebview2Setup.exe"
    ${EndIf}
  !endif
  ${If} $2 != ""
    DetailPrint "Cài WebView2 Runtime của Microsoft…"
    ExecWait '"$2" /silent /install' $3
    !insertmacro FindRuntime
    ${If} $0 != ""
      DetailPrint "Đã cài WebView2 Runtime $0."
      Return
    ${EndIf}
    MessageBox MB_OK|MB_ICONEXCLAMATION "Bộ cài WebView2 Runtime đã chạy nhưng không thành công (mã $3). Hãy chạy lại tệp đó, rồi mở ${PRODUCT}. Chương trình đã được cài; dữ liệu không bị ảnh hưởng." /SD IDOK
    Return
  ${EndIf}
  MessageBox MB_OK|MB_ICONEXCLAMATION "Máy này chưa có WebView2 Runtime của Microsoft nên ${PRODUCT} chưa mở được cửa sổ.$\r$\n$\r$\nHãy tải tệp MicrosoftEdgeWebView2RuntimeInstallerX64.exe từ trang Microsoft Edge WebView2 ở một máy có mạng, chép vào cạnh bộ cài này rồi chạy lại bộ cài. Không cần quyền quản trị." /SD IDOK
FunctionEnd

Section Uninstall
  Call un.RefuseWhileOpen
  ; File by file, never the whole folder: somebody may have kept a book in it.
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\icon.png"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  Delete "$SMPROGRAMS\${PRODUCT}\${PRODUCT}.lnk"
  RMDir "$SMPROGRAMS\${PRODUCT}"
  Delete "$DESKTOP\${PRODUCT}.lnk"

  ; Another program may have taken the file type over.
  ReadRegStr $0 HKCU "Software\Classes\.lienhiep" ""
  ${If} $0 == "${FILE_TYPE}"
    DeleteRegKey HKCU "Software\Classes\.lienhiep"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${FILE_TYPE}"
  DeleteRegKey HKCU "${NOTICES}"
  DeleteRegKey HKCU "${ENTRY}"
  ${un.RefreshShellIcons}
  DetailPrint "Các tệp sổ (.lienhiep), bản sao lưu và thiết lập được giữ nguyên."
SectionEnd
