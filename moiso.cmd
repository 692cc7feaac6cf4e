@echo off
rem Starts MoiSo: moiso serve, moiso import FILE, moiso --help.
rem Inside the sources it builds the jar first where that is missing; elsewhere it takes the moiso.jar beside it.
setlocal
set "HERE=%~dp0"
set "JAR=%HERE%server\target\moiso.jar"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo moiso: Java is missing. MoiSo needs version 17 or newer. 1>&2
  exit /b 1
)
if not exist "%HERE%pom.xml" (
  set "JAR=%HERE%moiso.jar"
  goto start
)
if exist "%JAR%" goto start
where mvn >nul 2>&1
if errorlevel 1 (
  echo moiso: Maven is missing, and the jar must be built first. MoiSo needs Maven 3.6.3 or newer. 1>&2
  exit /b 1
)
echo Building MoiSo. The first time, Maven downloads what it needs; that takes a few minutes. 1>&2
pushd "%HERE%"
call mvn -B -q -Dquick -pl server -am package 1>&2
if errorlevel 1 (
  popd
  echo moiso: The build has failed; the lines above say why. 1>&2
  exit /b 1
)
popd
:start
set "GC=-XX:+UseSerialGC"
echo "%MOISO_JAVA_OPTIONS%" | findstr /r /c:"-XX:+Use[A-Za-z0-9]*GC" >nul && set "GC="
"%JAVA%" %GC% -Xmx192m -Xms24m -XX:NewSize=8m -Xss512k -XX:ReservedCodeCacheSize=64m -XX:TieredStopAtLevel=1 %MOISO_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
