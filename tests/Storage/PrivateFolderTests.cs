using System.Runtime.Versioning;

namespace Boxyard.Tests.Storage;

[SupportedOSPlatform("linux")]
public sealed class PrivateFolderTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task The_embedded_database_is_its_users_alone()
    {
        using var folder = new TestFolder();
        var data = Path.Combine(folder.Path, "new");
        await using var store = await StoreHost.StartAsync(
            Dialect.Sqlite, options => options.DataDirectory = data);
        await store.Jobs.AppendAsync([new Boxyard.Jobs.JobEvent { Kind = "a" }], Samples.None);

        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(data, "boxyard.db")));
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(data, "boxyard.db-wal")));
    }
}
