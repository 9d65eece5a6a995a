; The installer for Windows, for Inno Setup 6:  iscc /DVersion=1.2.3 packaging\windows\penseur.iss
; It installs for the person who runs it, without an administrator's rights, unless they choose all.

#ifndef Version
  #error Say which version: iscc /DVersion=1.2.3
#endif

[Setup]
AppId={{6E1B7A52-0C5D-4B0E-9C39-6E8A3F5B7D21}
AppName=Penseur
AppVersion={#Version}
AppVerName=Penseur {#Version}
AppPublisher=Penseur
VersionInfoVersion={#Version}
DefaultDirName={autopf}\Penseur
DefaultGroupName=Penseur
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
SourceDir=..\..
OutputDir=dist
OutputBaseFilename=Penseur-{#Version}-windows-x64
SetupIconFile=build\penseur.ico
UninstallDisplayIcon={app}\penseur.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ShowLanguageDialog=auto
ChangesAssociations=yes
; A running program would find the parts that it loads late gone: it is asked to close.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"

[CustomMessages]
en.Gguf=GGUF model
fr.Gguf=Modèle GGUF
ar.Gguf=نموذج GGUF
en.OpenGguf=Open .gguf files with Penseur
fr.OpenGguf=Ouvrir les fichiers .gguf avec Penseur
ar.OpenGguf=فتح ملفات .gguf باستخدام Penseur

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "gguf"; Description: "{cm:OpenGguf}"

[InstallDelete]
; What an older version left out of this one would be found first.
Type: filesandordirs; Name: "{app}\lib"

[Files]
Source: "dist\penseur\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Penseur"; Filename: "{app}\penseur.exe"
Name: "{autodesktop}\Penseur"; Filename: "{app}\penseur.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.gguf\OpenWithProgids"; ValueType: string; ValueName: "Penseur.gguf"; ValueData: ""; Flags: uninsdeletevalue; Tasks: gguf
Root: HKA; Subkey: "Software\Classes\Penseur.gguf"; ValueType: string; ValueData: "{cm:Gguf}"; Flags: uninsdeletekey; Tasks: gguf
Root: HKA; Subkey: "Software\Classes\Penseur.gguf\DefaultIcon"; ValueType: string; ValueData: "{app}\penseur.exe,0"; Tasks: gguf
Root: HKA; Subkey: "Software\Classes\Penseur.gguf\shell\open\command"; ValueType: string; ValueData: """{app}\penseur.exe"" ""%1"""; Tasks: gguf

[Run]
Filename: "{app}\penseur.exe"; Description: "{cm:LaunchProgram,Penseur}"; Flags: nowait postinstall skipifsilent
