using System.Net;
using System.Net.Http.Headers;
using Boxyard.Apps;
using Boxyard.Retention;
using Boxyard.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Boxyard.Tests.Silo.Apps;

public sealed class AppMetaFileTests
{
    private static readonly byte[] Icon = [0xff, 0xd8, 0x00, 0x0a];

    [Fact]
    public async Task Files_are_on_disk_and_sent_once_to_who_keeps_them()
    {
        await using var silo = new AppSilo();
        await silo.SubmitAsync("sage", version: "1");

        using var first = await silo.SendAsync("GET", "/meta-files/sage/simple/1/ecr-icon.jpg", "testuser");
        using var head = await silo.SendAsync("HEAD", "/meta-files/sage/simple/1/ecr-icon.jpg", "testuser");
        using var again = await SendAgainAsync(silo, first.Headers.ETag!);
        var (_, text) = await silo.AskAsync(
            "GET", "/meta-files/sage/simple/1/ecr-science-description.md", "testuser");

        Assert.Equal(Icon, await first.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache, private", $"{first.Headers.CacheControl}");
        Assert.Equal((4L, 0), (head.Content.Headers.ContentLength, (await head.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("# Rain\n&lt;script>alert(1)&lt;/script> 1 < 2\n", text);
        Assert.Equal(3, ListFiles(silo).Length);
        Assert.Contains(ListFiles(silo), file => File.ReadAllBytes(file).SequenceEqual(Icon));
    }

    [Fact]
    public async Task Files_go_with_their_app_and_what_no_app_has_goes_after_a_day()
    {
        var clock = new TestClock();
        await using var silo = new TunedAppSilo { Clock = clock };
        await silo.SubmitAsync("sage", version: "1");
        await silo.SubmitAsync("sage", version: "2");
        await silo.ReadAsync("DELETE", "/apps/sage/simple/1", "testuser");
        await silo.Get<RetentionRun>().RunAsync(CancellationToken.None);
        var kept = ListFiles(silo);
        var left = Path.Combine(Path.GetDirectoryName(kept[0])!, "0123456789abcdef0123456789abcdef");
        await File.WriteAllBytesAsync(left, Icon);
        var upkeep = silo.Services.GetServices<IHostedService>().OfType<AppUpkeep>().Single();

        Assert.Equal(3, kept.Length);
        Assert.Equal(0, await upkeep.RemoveAsync(CancellationToken.None));
        File.SetLastWriteTimeUtc(left, clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(25));
        File.SetLastWriteTimeUtc(kept[0], clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(25));
        Assert.Equal(1, await upkeep.RemoveAsync(CancellationToken.None));
        Assert.Equal(kept, ListFiles(silo));
    }

    [Fact]
    public async Task A_submit_that_is_refused_at_last_leaves_no_files()
    {
        await using var silo = new AppSilo();
        await silo.SubmitAsync("sage", version: null);
        var before = ListFiles(silo);

        var (status, _) = await silo.AskAsync("POST", "/submit", "testuser", silo.Spec("sage", version: null));

        Assert.Equal(500, status);
        Assert.Equal(before, ListFiles(silo));
    }

    [Fact]
    public async Task A_file_that_was_stored_in_the_database_counts_before_one_on_disk()
    {
        await using var silo = new AppSilo();
        await silo.SubmitAsync("sage", version: "1");
        await using (var connection = new SqliteConnection(
            $"Data Source={silo.Get<StorageOptions>().DataDirectory}/boxyard.db;Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                delete from app_files where file_name = 'ecr-science-image.jpg';
                insert into app_meta_files (namespace, repository, version_key, file_name, content)
                values ('sage', 'simple', '1', 'ecr-icon.jpg', '/9gACg=='),
                    ('sage', 'simple', '1', 'ecr-science-description.md', 'PGI+');
                """;
            await command.ExecuteNonQueryAsync();
        }

        using var icon = await silo.SendAsync("GET", "/meta-files/sage/simple/1/ecr-icon.jpg", "testuser");
        using var again = await SendAgainAsync(silo, icon.Headers.ETag!);
        Assert.Equal(Icon, await icon.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(
            (200, "&lt;b>"),
            await silo.AskAsync("GET", "/meta-files/sage/simple/1/ecr-science-description.md", "testuser"));
        Assert.Equal(
            (404, "{\"error\":\"Meta file not found\"}\n"),
            await silo.AskAsync("GET", "/meta-files/sage/simple/1/ecr-science-image.jpg", "testuser"));
    }

    private static string[] ListFiles(AppSilo silo)
    {
        var folder = Path.Combine(silo.Get<StorageOptions>().DataDirectory, "result", AppFolder.Name);
        return [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
    }

    private static async Task<HttpResponseMessage> SendAgainAsync(AppSilo silo, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ecr/meta-files/sage/simple/1/ecr-icon.jpg");
        request.Headers.TryAddWithoutValidation("Authorization", "sage testuser_token");
        request.Headers.IfNoneMatch.Add(known);
        return await silo.Client.SendAsync(request);
    }
}
