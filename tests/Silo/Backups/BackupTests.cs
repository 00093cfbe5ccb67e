using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Backups;

/// <summary>The original is destroyed, and what the backup has must go on.</summary>
public class BackupTests
{
    private const int GoalUnderLoad = 30;
    private static bool IsOfPackage(string file) =>
        File.ReadAllText(file) is "the old one" or "the new one, which is longer" or "the newest";

    private static readonly string Content = new('x', 100_000);

    [Theory]
    [Dialects]
    public async Task What_was_acknowledged_before_a_backup_under_load_goes_on_after_a_restore(Dialect dialect)
    {
        await using var silo = await BackedUpSilo.StartAsync(dialect);
        var first = await silo.SubmitAsync("vm");
        await silo.Client.GetStringAsync("/boot.ipxe/host/vm-1");
        var token = await silo.ReadTokenAsync($"{first}");
        var attempt = $"/api/v1/jobs/{first}/attempts/1";
        Assert.Equal(201, await silo.SendAsync(HttpMethod.Put, $"{attempt}/artifacts/a/b.txt", Content, token));
        Assert.Equal(200, await silo.SendAsync(HttpMethod.Post, $"{attempt}/log/stdout?offset=0", "hello\n", token));

        using var stop = new CancellationTokenSource();
        var acknowledged = new ConcurrentBag<long>();
        var load = Enumerable.Range(0, 4).Select(_ => Task.Run(() => SubmitAsync(silo, acknowledged, stop.Token)))
            .Append(Task.Run(() => LogAsync(silo, attempt, token, stop.Token)))
            .ToArray();
        await Eventually.BecomesTrueAsync(() => acknowledged.Count >= GoalUnderLoad);
        var before = acknowledged.ToArray();
        var backup = await silo.RunAsync("backup", "--to", silo.Backup);
        await stop.CancelAsync();
        await Task.WhenAll(load);
        Assert.True(backup.ExitCode == 0, backup.Output);

        await silo.DestroyAsync();
        var restore = await silo.RunAsync("restore", "--from", silo.Backup);
        Assert.True(restore.ExitCode == 0, restore.Output);
        Assert.Contains("\n  2 logs and files, ", restore.Output, StringComparison.Ordinal);
        await silo.StartAsync();

        foreach (var id in before)
        {
            Assert.Equal("queued", (string?)(await silo.GetAsync($"/api/v1/jobs/{id}"))["state"]);
        }

        Assert.Equal(Content, await silo.Client.GetStringAsync($"{attempt}/artifacts/a/b.txt"));
        Assert.StartsWith(
            "hello\n", await silo.Client.GetStringAsync($"{attempt}/log/stdout"), StringComparison.Ordinal);
        await AssertGoesOnAsync(silo, first, token, acknowledged.Max());
    }

    [Fact]
    public async Task A_second_backup_copies_what_is_new_and_a_restore_tells_what_is_missing()
    {
        await using var silo = await BackedUpSilo.StartAsync(Dialect.Sqlite);
        var first = await silo.SubmitAsync("vm");
        await silo.Client.GetStringAsync("/boot.ipxe/host/vm-1");
        var token = await silo.ReadTokenAsync($"{first}");
        var attempt = $"/api/v1/jobs/{first}/attempts/1";
        await silo.SendAsync(HttpMethod.Put, $"{attempt}/artifacts/one", "1", token);
        await silo.SendAsync(HttpMethod.Put, $"{attempt}/artifacts/two", "22", token);

        Assert.Contains("; 3 files, ", await BackUpAsync(silo), StringComparison.Ordinal);
        Assert.Contains("; 1 files, ", await BackUpAsync(silo), StringComparison.Ordinal);
        await silo.SendAsync(HttpMethod.Put, $"{attempt}/artifacts/three", "333", token);
        Assert.Contains("  4 files, ", await BackUpAsync(silo), StringComparison.Ordinal);
        var database = Assert.Single(Directory.GetDirectories(silo.Backup, "database-*"));
        AssertPrivate(silo.Data, silo.Backup, database);

        await silo.DestroyAsync();
        var saved = Directory.GetFiles(silo.Backup, "t*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToArray();
        await File.WriteAllTextAsync(saved[0], "xxx");
        File.Delete(saved[1]);
        var (exitCode, output) = await silo.RunAsync("restore", "--from", silo.Backup, "--skip-ids", "0");

        Assert.Equal(3, exitCode);
        Assert.Contains("1 logs and files, 1 bytes\n", output, StringComparison.Ordinal);
        Assert.Contains("2 files are not there as their rows say:\n", output, StringComparison.Ordinal);
        Assert.Contains("/three: not as it was saved\n", output, StringComparison.Ordinal);
        Assert.Contains("/two: missing in the backup\n", output, StringComparison.Ordinal);
        AssertPrivate(silo.Data);
        await silo.StartAsync();
        Assert.Equal(first + 1, await silo.SubmitAsync("vm"));
    }

    [Fact]
    public async Task A_backup_that_fails_leaves_the_one_before_it_with_its_version_of_a_replaced_package()
    {
        const string package = "/initrd/pkg/nfs/openeuler/aarch64/20.03/iperf/latest.cgz";
        await using var silo = await BackedUpSilo.StartAsync(Dialect.Sqlite, "--Results:AllowPackageUploads", "true");
        var id = await silo.SubmitPackageBuildAsync("vm", "iperf");
        await silo.Client.GetStringAsync("/boot.ipxe/host/vm-1");
        Assert.Equal(201, await silo.PutOldAsync(package, $"{id}", "the old one"));
        Assert.Contains("; 2 files, ", await BackUpAsync(silo), StringComparison.Ordinal);
        Assert.Equal(201, await silo.PutOldAsync(package, $"{id}", "the new one, which is longer"));
        // Its last step cannot be done.
        var obstacle = Directory.CreateDirectory(Path.Combine(silo.Backup, "manifest.json.part"));
        Assert.Equal(1, (await silo.RunAsync("backup", "--to", silo.Backup)).ExitCode);
        obstacle.Delete();

        await silo.DestroyAsync();
        var restore = await silo.RunAsync("restore", "--from", silo.Backup);

        Assert.True(restore.ExitCode == 0, restore.Output);
        Assert.Equal("the old one", await File.ReadAllTextAsync(silo.Data + package));
        await silo.StartAsync();
        // What is backed up into that folder from now on is whole too.
        Assert.Equal(201, await silo.PutOldAsync(package, $"{id}", "the newest"));
        Assert.Contains("; 2 files, ", await BackUpAsync(silo), StringComparison.Ordinal);
        await silo.DestroyAsync();
        restore = await silo.RunAsync("restore", "--from", silo.Backup);
        Assert.True(restore.ExitCode == 0, restore.Output);
        Assert.Equal("the newest", await File.ReadAllTextAsync(silo.Data + package));
        Assert.Single(Directory.GetFiles(silo.Backup, "*", SearchOption.AllDirectories), IsOfPackage);
    }

    [Fact]
    public async Task A_backup_of_the_first_format_is_restored_and_followed_by_one_of_this()
    {
        const string package = "/initrd/pkg/nfs/openeuler/aarch64/20.03/iperf/latest.cgz";
        await using var silo = await BackedUpSilo.StartAsync(Dialect.Sqlite, "--Results:AllowPackageUploads", "true");
        var id = await silo.SubmitPackageBuildAsync("vm", "iperf");
        await silo.Client.GetStringAsync("/boot.ipxe/host/vm-1");
        Assert.Equal(201, await silo.PutOldAsync(package, $"{id}", "the old one"));
        await BackUpAsync(silo);
        // The first format had packages at their paths.
        var content = Path.Combine(silo.Backup, "content");
        Directory.CreateDirectory(Path.GetDirectoryName(silo.Backup + package)!);
        File.Move(Assert.Single(Directory.GetFiles(content)), silo.Backup + package);
        Directory.Delete(content);
        var manifest = Path.Combine(silo.Backup, "manifest.json");
        var written = await File.ReadAllTextAsync(manifest);
        Assert.Contains("\"format\": 2,", written, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            manifest, written.Replace("\"format\": 2,", "\"format\": 1,", StringComparison.Ordinal));

        await silo.DestroyAsync();
        var restore = await silo.RunAsync("restore", "--from", silo.Backup);

        Assert.True(restore.ExitCode == 0, restore.Output);
        Assert.Equal("the old one", await File.ReadAllTextAsync(silo.Data + package));
        await silo.StartAsync();
        await BackUpAsync(silo);
        Assert.Contains("\"format\": 2,", await File.ReadAllTextAsync(manifest), StringComparison.Ordinal);
        var saved = Assert.Single(Directory.GetFiles(silo.Backup, "*", SearchOption.AllDirectories), IsOfPackage);
        Assert.Equal(content, Path.GetDirectoryName(saved));
    }

    [Theory]
    [Dialects]
    public async Task A_restore_into_a_place_that_is_not_empty_is_refused(Dialect dialect)
    {
        await using var silo = await BackedUpSilo.StartAsync(dialect);
        var id = await silo.SubmitAsync("vm");
        await BackUpAsync(silo);

        var (exitCode, output) = await silo.RunAsync("restore", "--from", silo.Backup);

        Assert.Equal(1, exitCode);
        Assert.Contains(
            dialect == Dialect.Sqlite ? "There is a database already" : "is not empty: it has the table",
            output,
            StringComparison.Ordinal);
        Assert.Equal("queued", (string?)(await silo.GetAsync($"/api/v1/jobs/{id}"))["state"]);
    }

    [Theory]
    [Dialects]
    public async Task A_damaged_database_is_refused_before_anything_is_written(Dialect dialect)
    {
        await using var silo = await BackedUpSilo.StartAsync(dialect);
        await silo.SubmitAsync("vm");
        await BackUpAsync(silo);
        await silo.DestroyAsync();
        var file = Directory.GetFiles(silo.Backup, "*jobs*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(silo.Backup, "boxyard.db", SearchOption.AllDirectories))
            .First();
        await using (var damaged = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
        {
            damaged.WriteByte(0);
        }

        var (exitCode, output) = await silo.RunAsync("restore", "--from", silo.Backup);

        Assert.Equal(1, exitCode);
        Assert.Contains("is not as it was saved. Nothing was restored", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(silo.Data, "result")));
        await silo.StartAsync();
    }

    [Fact]
    public async Task Mistakes_of_the_commands_are_told()
    {
        await using var silo = await BackedUpSilo.StartAsync(Dialect.Sqlite);

        var (exitCode, output) = await silo.RunAsync("restore", "--skip-ids", "many", "--frob");

        Assert.Equal(1, exitCode);
        Assert.Contains("there are 3 mistakes", output, StringComparison.Ordinal);
        Assert.Contains("  - --from: the folder of the backup must follow", output, StringComparison.Ordinal);
        Assert.Contains("  - --skip-ids: 'many' is not a whole number.\n", output, StringComparison.Ordinal);
        Assert.Contains("  - --frob: there is no such switch.", output, StringComparison.Ordinal);
    }

    private static void AssertPrivate(params string[] folders)
    {
        const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var folder in folders)
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(folder) == Owners, folder);
        }
    }

    private static async Task<string> BackUpAsync(BackedUpSilo silo)
    {
        var (exitCode, output) = await silo.RunAsync("backup", "--to", silo.Backup);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>The live attempt's box may go on with its token; others get other jobs; no id comes again.</summary>
    private static async Task AssertGoesOnAsync(BackedUpSilo silo, long live, string token, long lastId)
    {
        Assert.Equal(
            200, await silo.SendAsync(HttpMethod.Post, $"/api/v1/jobs/{live}/attempts/1/heartbeat", "", token));
        Assert.Equal(
            201, await silo.SendAsync(HttpMethod.Put, $"/api/v1/jobs/{live}/attempts/1/artifacts/late", "x", token));
        var other = await silo.Client.GetStringAsync("/boot.ipxe/host/vm-2");
        Assert.DoesNotContain($"/job_initrd_tmpfs/{live}/", other, StringComparison.Ordinal);
        Assert.Contains("/job_initrd_tmpfs/", other, StringComparison.Ordinal);
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={live}&job_state=finished");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={live}");
        var ended = await silo.GetAsync($"/api/v1/jobs/{live}");
        Assert.Equal("succeeded", (string?)ended["state"]);
        Assert.Single(Assert.IsType<JsonArray>(ended["attempts"]));
        Assert.True(await silo.SubmitAsync("vm") > lastId);
    }

    private static async Task SubmitAsync(BackedUpSilo silo, ConcurrentBag<long> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            acknowledged.Add(await silo.SubmitAsync("vm"));
        }
    }

    private static async Task LogAsync(BackedUpSilo silo, string attempt, string token, CancellationToken stop)
    {
        const string line = "0123456789\n";
        for (var offset = "hello\n".Length; !stop.IsCancellationRequested; offset += line.Length)
        {
            await silo.SendAsync(HttpMethod.Post, $"{attempt}/log/stdout?offset={offset}", line, token);
        }
    }
}
