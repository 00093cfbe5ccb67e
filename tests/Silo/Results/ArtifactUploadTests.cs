using Boxyard.Jobs;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Boxyard.Results;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

public sealed class ArtifactUploadTests
{
    [Fact]
    public async Task A_file_whose_attempt_ended_while_it_was_sent_leaves_nothing_behind()
    {
        await using var lab = await ResultLab.StartAsync();
        var permit = await lab.Get<UploadAccess>().FindAsync(new ShownId(lab.Attempt.JobId, 1), Samples.None);
        await lab.EndAsync();

        var outcome = await lab.Get<ArtifactUploads>().PutAsync(
            permit, "a/b", new MemoryStream("late"u8.ToArray()), sha256: null, Samples.None);

        Assert.Equal(ArtifactPut.Ended, outcome);
        Assert.False(Directory.Exists($"{lab.RootFolder}/a"));
    }

    [Fact]
    public async Task A_file_that_the_extraction_of_its_ended_attempt_removed_while_it_came_is_late()
    {
        await using var lab = await ResultLab.StartAsync();
        var permit = await lab.Get<UploadAccess>().FindAsync(new ShownId(lab.Attempt.JobId, 1), Samples.None);
        var body = new Pipe();
        var putting = lab.Get<ArtifactUploads>().PutAsync(
            permit, "late", body.Reader.AsStream(), sha256: null, Samples.None);
        await body.Writer.WriteAsync("late"u8.ToArray());
        await Eventually.BecomesTrueAsync(() => Directory.EnumerateFiles(lab.RootFolder, StagedName.Pattern).Any());

        await lab.EndAsync();
        lab.Files.RemoveLeftovers(permit.Root);
        await body.Writer.CompleteAsync();

        Assert.Equal(ArtifactPut.Ended, await putting);
        Assert.False(File.Exists($"{lab.RootFolder}/late"));
    }

    [Fact]
    public async Task A_file_is_stored_with_its_hash_and_can_be_sent_again()
    {
        await using var lab = await ResultLab.StartAsync();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData("content"u8));

        Assert.Equal(201, await lab.PutAsync("result/a.json", "content", sha256));
        Assert.Equal(200, await lab.PutAsync("result/a.json", "content", sha256.ToUpperInvariant()));
        Assert.Equal(412, await lab.PutAsync("result/a.json", "other"));

        Assert.Equal("content", await File.ReadAllTextAsync($"{lab.RootFolder}/result/a.json"));
        var record = Assert.Single(await lab.Store.ListArtifactsAsync(lab.Attempt.JobId, 1, Samples.None));
        Assert.Equal(("result/a.json", 7, sha256), (record.Path, record.Size, record.Sha256));
        AssertNoParts(lab);
    }

    [Fact]
    public async Task A_wrong_hash_keeps_nothing()
    {
        await using var lab = await ResultLab.StartAsync();

        Assert.Equal(422, await lab.PutAsync("a", "content", new string('0', 64)));
        Assert.Equal(400, await lab.PutAsync("a", "content", "abc"));

        Assert.False(File.Exists($"{lab.RootFolder}/a"));
        AssertNoParts(lab);
    }

    [Fact]
    public async Task A_job_cannot_write_below_the_root_of_another_that_lies_in_its_own()
    {
        await using var lab = await ResultLab.StartAsync();
        var inner = Samples.Job() with { Spec = $$"""{"suite":"iperf","pp_params":"{{lab.Attempt.JobId}}"}""" };
        var id = (await lab.Jobs.SubmitAsync(Samples.Submission(inner), Samples.None)).JobIds[0];
        var claim = Samples.Claim("vm-2p8g--2");
        var outcome = await lab.Get<Boxyard.Queues.IQueueStore>().ClaimAsync(claim, Samples.None);
        Assert.Equal(id, outcome.Offer!.JobId);

        Assert.Equal(412, await lab.PutAsync($"{id}/stolen", "content"));
        Assert.Equal(201, await lab.PutAsync($"{id + 1}/own", "content"));
        Assert.False(File.Exists($"{lab.RootFolder}/{id}/stolen"));
        Assert.Equal("content", await lab.Client.GetStringAsync($"{lab.Root}/{id + 1}/own"));
    }

    [Fact]
    public async Task A_file_is_bounded()
    {
        await using var lab = await ResultLab.StartAsync(settings: ("Results:MaxArtifactBytes", "100000"));

        Assert.Equal(201, await lab.PutAsync("fits", new string('x', 100_000)));
        Assert.Equal(413, await lab.PutAsync("big", new string('x', 100_001)));
        AssertNoParts(lab);
    }

    [Fact]
    public async Task What_is_too_large_is_read_to_its_end_so_that_its_sender_hears_the_answer()
    {
        await using var lab = await ResultLab.StartAsync();
        await using var file = new SpacesStream(1_000_000);
        await using var chunk = new SpacesStream(1_000_000);
        await using var log = await lab.Files.TakeLogAsync(lab.Root, "stdout", Samples.None);

        var staging = await lab.Files.StageAsync(lab.Root, "big", file, maxBytes: 10, Samples.None);
        Assert.Equal(StagingOutcome.TooLarge, staging.Outcome);
        Assert.Null(await log.AppendAsync(0, chunk, maxBytes: 10, Samples.None));

        Assert.Equal((0, 0), (file.Read(new byte[1]), chunk.Read(new byte[1])));
    }

    [Fact]
    public async Task Of_what_is_far_too_large_a_bounded_rest_is_read()
    {
        await using var lab = await ResultLab.StartAsync();
        await using var file = new SpacesStream(64 * 1024 * 1024);

        await lab.Files.StageAsync(lab.Root, "big", file, maxBytes: 10, Samples.None);

        Assert.Equal(1, file.Read(new byte[1]));
    }

    [Theory]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData(".boxyard/log/stdout")]
    [InlineData("a/.Boxyard-x")]
    [InlineData("a%5Cb")]
    [InlineData("a%01b")]
    public async Task An_unfit_path_is_refused(string path)
    {
        await using var lab = await ResultLab.StartAsync();

        Assert.Equal(400, await lab.PutAsync(path, "x"));
    }

    [Fact]
    public async Task A_path_that_is_taken_by_a_file_or_folder_is_refused()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.PutAsync("a", "x");
        await lab.PutAsync("b/c", "x");

        Assert.Equal(412, await lab.PutAsync("a/b", "x"));
        Assert.Equal(412, await lab.PutAsync("b", "x"));
    }

    [Fact]
    public async Task A_link_is_never_followed()
    {
        await using var lab = await ResultLab.StartAsync();
        var outside = Directory.CreateDirectory(Path.Join(lab.DataFolder, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Join(outside, "secret"), "secret");
        await lab.PutAsync("seen", "x");
        Directory.CreateSymbolicLink($"{lab.RootFolder}/folder", outside);
        File.CreateSymbolicLink($"{lab.RootFolder}/file", Path.Join(outside, "secret"));

        Assert.Equal(412, await lab.PutAsync("folder/new", "x"));
        Assert.Equal(412, await lab.PutAsync("file", "x"));
        Assert.Equal(409, await lab.OldAsync("MKCOL", $"{lab.Root}/folder/new", $"{lab.Attempt.JobId}"));
        foreach (var path in new[] { "folder/secret", "file" })
        {
            using var answer = await lab.Client.GetAsync(new Uri($"{lab.Root}/{path}", UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        }

        Assert.Equal(["secret"], Directory.GetFileSystemEntries(outside).Select(Path.GetFileName));
        Assert.Equal("secret", await File.ReadAllTextAsync(Path.Join(outside, "secret")));
    }

    [Fact]
    public async Task A_file_without_row_does_not_count_and_is_replaced()
    {
        await using var lab = await ResultLab.StartAsync();
        Directory.CreateDirectory(lab.RootFolder);
        await File.WriteAllTextAsync($"{lab.RootFolder}/a", "of a killed process");

        Assert.Equal(201, await lab.PutAsync("a", "new"));
        Assert.Equal("new", await File.ReadAllTextAsync($"{lab.RootFolder}/a"));
    }

    [Fact]
    public async Task Parallel_uploads_of_different_contents_keep_one_of_them()
    {
        await using var lab = await ResultLab.StartAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => lab.PutAsync("a", $"content {number}")));

        Assert.Equal([201, 412, 412, 412, 412, 412, 412, 412], answers.Order());
        var record = Assert.Single(await lab.Store.ListArtifactsAsync(lab.Attempt.JobId, 1, Samples.None));
        var onDisk = await File.ReadAllBytesAsync($"{lab.RootFolder}/a");
        Assert.Equal(record.Sha256, Convert.ToHexStringLower(SHA256.HashData(onDisk)));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await using var lab = await ResultLab.StartAsync();
        await using var broken = new BrokenStream(100_000);

        await Assert.ThrowsAsync<IOException>(
            () => lab.Files.StageAsync(lab.Root, "a/b", broken, 1_000_000, Samples.None));

        AssertNoParts(lab);
    }

    [Fact]
    public async Task An_ended_attempt_and_a_wrong_token_are_refused()
    {
        await using var lab = await ResultLab.StartAsync();
        Assert.Equal(401, await lab.PutAsync("a", "x", token: "wrong"));
        await lab.EndAsync();

        Assert.Equal(409, await lab.PutAsync("a", "x"));
        Assert.False(File.Exists($"{lab.RootFolder}/a"));
    }

    [Fact]
    public async Task A_file_is_a_sandboxed_download()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.PutAsync("www/evil.html", "<script>");

        string[] addresses =
            [$"{lab.Api}/artifacts/www/evil.html", $"{lab.Root}/www/evil.html", $"/srv{lab.Root}/www/evil.html"];
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new(1, 6) } };
            using var answer = await lab.Client.SendAsync(request);
            Assert.Equal("206 script", $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("evil.html", answer.Content.Headers.ContentDisposition.FileName);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        }
    }

    [Fact]
    public async Task Files_are_listed_and_what_is_not_there_is_not_found()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.PutAsync("b", "x");
        await lab.PutAsync("a", "x");

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("x")));
        Assert.Equal(
            $$"""{"artifacts":[{{Shown("a")}},{{Shown("b")}}],"next":null}""",
            await lab.Client.GetStringAsync(new Uri($"{lab.Api}/artifacts", UriKind.Relative)));
        var ours = $"{lab.Root}/.boxyard/files.lock";
        foreach (var address in new[] { $"{lab.Api}/artifacts/c", $"{lab.Api}/log/none", "/api/v1/jobs/99/attempts/1/log", ours })
        {
            using var answer = await lab.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        }

        string Shown(string path) =>
            $$"""{"path":"{{path}}","size":1,"sha256":"{{sha256}}","href":"{{lab.Root}}/{{path}}"}""";
    }

    [Fact]
    public async Task Only_what_a_row_counts_is_served_by_its_result_root()
    {
        await using var lab = await ResultLab.StartAsync();
        await lab.PutAsync("data/kept", "x");
        await File.WriteAllTextAsync($"{lab.RootFolder}/data/cut off", "of a killed process");
        Directory.CreateDirectory($"{lab.DataFolder}/result/iperf/77");
        await File.WriteAllTextAsync($"{lab.DataFolder}/result/iperf/77/a", "of nobody");

        Assert.Equal("x", await lab.Client.GetStringAsync(new Uri($"{lab.Root}/data/kept", UriKind.Relative)));
        string[] others =
            [$"{lab.Root}/data/cut off", "/result/iperf/77/a", "/result/iperf", "/result/", $"{lab.Root}", $"/srv{lab.Root}/data"];
        foreach (var path in others)
        {
            using var answer = await lab.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, 404), (path, (int)answer.StatusCode));
        }
    }

    private static void AssertNoParts(ResultLab lab)
    {
        var files = Directory.Exists(lab.RootFolder)
            ? Directory.GetFiles(lab.RootFolder, "*", SearchOption.AllDirectories)
            : [];
        Assert.DoesNotContain(files, file => file.EndsWith(".part", StringComparison.Ordinal));
    }
}
