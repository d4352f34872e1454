@echo off
rem The app as a command, for programs that bring libraries of their own: see kitsu-companion-command.
setlocal
set "PYTHONHOME="
set "PYTHONPATH="
set "NODE_OPTIONS="
set "NODE_PATH="
set "ELECTRON_RUN_AS_NODE="
set "QT_PLUGIN_PATH="
set "QT_QPA_PLATFORM_PLUGIN_PATH="
set "OPENSSL_CONF="
"%~dp0Kitsu Companion.exe" %*
exit /b %ERRORLEVEL%
