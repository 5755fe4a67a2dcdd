@echo off
rem Starts Makespan: finds a JDK, builds the distribution when it is missing or older than the sources, runs it.
rem MAKESPAN_JAVA_OPTS holds further options for the Java virtual machine.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "LIB=%ROOT%\install\target\dist\lib"
set "STAMP=%ROOT%\install\target\dist\built"
set "STATE=%ROOT%\.makespan"
set "LOG=%STATE%\build.log"

set "JAVA="
set "FEATURE="
set "FOUND="
if defined JAVA_HOME call :try_java "%JAVA_HOME%"
if not defined JAVA for %%J in (java.exe) do if not "%%~$PATH:J"=="" for %%H in ("%%~dp$PATH:J..") do call :try_java "%%~fH"
if not defined JAVA for /d %%H in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do call :try_java "%%~fH"
if not defined FOUND set "FOUND=none"
if not defined JAVA (
    echo makespan: a JDK 17 or newer is needed; found %FOUND% in JAVA_HOME, on the PATH and in the usual places: install one ^(https://adoptium.net^) or set JAVA_HOME 1>&2
    exit /b 2
)

call :is_stale
if errorlevel 1 call :build
if errorlevel 1 exit /b 2

set "OPTIONS=-XX:+UseParallelGC -Djava.awt.headless=true -Dfile.encoding=UTF-8"
if %FEATURE% GEQ 24 set "OPTIONS=%OPTIONS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
if not defined ORT_DISABLE_TELEMETRY set "ORT_DISABLE_TELEMETRY=1"
"%JAVA%\bin\java.exe" %OPTIONS% %MAKESPAN_JAVA_OPTS% "-Dmakespan.home=%ROOT%" -cp "%LIB%\*" makespan.cli.Main %*
exit /b %ERRORLEVEL%

rem Takes the Java in a directory if it is new enough; the file 'release' holds JAVA_VERSION="17.0.1" or "1.8.0_292".
:try_java
if defined JAVA exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "MAJOR="
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1,2 delims=._-+" %%A in ("%%~V") do if "%%A"=="1" (set "MAJOR=%%B") else (set "MAJOR=%%A")
if not defined MAJOR exit /b 0
if %MAJOR% GEQ 17 (
    set "JAVA=%~1"
    set "FEATURE=%MAJOR%"
    exit /b 0
)
if defined FOUND (set "FOUND=%FOUND%, Java %MAJOR% in %~1") else (set "FOUND=Java %MAJOR% in %~1")
exit /b 0

rem Ends with 1 if a source or build file, or a directory that lost or gained one, is newer than the distribution.
:is_stale
if not exist "%STAMP%" exit /b 1
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $sources = 'runtime', 'opencl', 'onnx', 'analysis', 'charts', 'benchmarks', 'dsl', 'kernel', 'install' | ForEach-Object { Join-Path $env:ROOT ($_ + '\pom.xml'); Join-Path $env:ROOT ($_ + '\src\main') }; $sources += Join-Path $env:ROOT 'pom.xml'; $newer = $sources | ForEach-Object { Get-Item -LiteralPath $_ -ErrorAction SilentlyContinue; Get-ChildItem -LiteralPath $_ -Recurse -ErrorAction SilentlyContinue } | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1; if ($newer) { exit 1 }"
exit /b %ERRORLEVEL%

rem One build at a time: the directory is the lock, since only one process can make it.
:build
where mvn >nul 2>nul
if errorlevel 1 (
    echo makespan: Maven 3.8 or newer is needed to build Makespan, and mvn is not on the PATH: install it ^(https://maven.apache.org^) 1>&2
    exit /b 1
)
if not exist "%JAVA%\bin\javac.exe" (
    echo makespan: a JDK is needed to build Makespan, and "%JAVA%" has no compiler: set JAVA_HOME to a JDK 17 or newer 1>&2
    exit /b 1
)
if not exist "%STATE%" mkdir "%STATE%"
set /a WAITED=0
:take_lock
mkdir "%STATE%\build.lock" 2>nul && goto :locked
set /a WAITED+=1
if %WAITED% GTR 600 (
    echo makespan: another build holds "%STATE%\build.lock" for ten minutes; if none runs, remove it 1>&2
    exit /b 1
)
ping -n 2 127.0.0.1 >nul
goto :take_lock

:locked
call :is_stale
if not errorlevel 1 (
    rmdir "%STATE%\build.lock"
    exit /b 0
)
echo building Makespan ... 1>&2
set "JAVA_HOME=%JAVA%"
call mvn -q -B -f "%ROOT%\pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true -pl install -am package >"%LOG%" 2>&1
set "BUILT=%ERRORLEVEL%"
rmdir "%STATE%\build.lock"
if "%BUILT%"=="0" exit /b 0
type "%LOG%" 1>&2
echo makespan: the build failed; its output is above and in "%LOG%" 1>&2
exit /b 1
