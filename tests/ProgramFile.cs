namespace Boxyard.Tests;

/// <summary>Files that tests write and have the silo run. Such tests run where there are shells.</summary>
internal static class ProgramFile
{
    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
