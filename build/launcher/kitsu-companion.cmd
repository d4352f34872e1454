@echo off
rem The app as a command in a terminal, where Windows neither waits for a program with windows nor shows what it prints.
rem Other programs start "Kitsu Companion.exe" itself: cmd would obey an ampersand in the name of a file.
setlocal DisableDelayedExpansion
set "said=%TEMP%\kitsu-companion-%RANDOM%-%RANDOM%.txt"
"%~dp0Kitsu Companion.exe" %* >"%said%" 2>"%said%.err"
set "code=%ERRORLEVEL%"
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
chcp 65001 >nul
type "%said%"
type "%said%.err" >&2
chcp %page% >nul
del "%said%" "%said%.err"
exit /b %code%
