namespace Boxyard.Tests.Storage;

/// <summary>A folder of a test's own, gone with it.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("boxyard-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
