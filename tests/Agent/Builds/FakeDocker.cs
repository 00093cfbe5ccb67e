using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Agent.Builds;

/// <summary>
/// A program in docker's place: it notes how it was called, and has containers that are over at once.
/// </summary>
internal sealed class FakeDocker : IDisposable
{
    private readonly TestFolder _folder = new();

    public FakeDocker()
    {
        File.WriteAllText(
            Program,
            $$"""
            #!/bin/sh
            echo "$*" >> '{{Notes}}'
            case $* in
                *'container inspect'*)
                    echo '{"Pid":0,"ExitCode":0,"OOMKilled":false,"StartedAt":"2026-01-01T00:00:00Z","FinishedAt":"2026-01-01T00:00:02.5Z"}' ;;
            esac
            """);
        ProgramFile.MakeExecutable(Program);
    }

    /// <summary>The engine's path.</summary>
    public string Program => Path.Join(_folder.Path, "docker");

    /// <summary>A folder of the test.</summary>
    public string Folder => _folder.Path;

    public IReadOnlyList<string> Calls => File.ReadAllLines(Notes);

    private string Notes => Path.Join(_folder.Path, "calls");

    public void Dispose() => _folder.Dispose();
}
