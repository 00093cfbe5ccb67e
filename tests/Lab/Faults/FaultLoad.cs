using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Tests.Silo.Boot.Archive;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>
/// Boxes and submitters that go on through faults, as real ones do: each call is repeated until it is answered.
/// </summary>
internal sealed class FaultLoad : IAsyncDisposable
{
    private const string Group = "vm-fault";
    private const int MaxOpenJobs = 60;
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    private readonly IReadOnlyList<Uri> _silos;
    private readonly int _cancelEvery;
    private readonly CancellationTokenSource _lastSubmits = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly List<Task> _submitters;
    private readonly List<Task> _boxes;

    private readonly bool _stayWhileAnswered;

    private FaultLoad(
        IReadOnlyList<Uri> silos, int boxCount, int submitterCount, int cancelEvery, bool stayWhileAnswered)
    {
        _silos = silos;
        _stayWhileAnswered = stayWhileAnswered;
        _cancelEvery = cancelEvery;
        _submitters = [.. Enumerable.Range(0, submitterCount).Select(number => Task.Run(() => SubmitAsync(number)))];
        _boxes = [.. Enumerable.Range(0, boxCount).Select(number => Task.Run(() => RunBoxAsync(number)))];
    }

    public History History { get; } = new();

    private int OpenCount => History.Submitted.Count - History.Ended.Count - History.Cancelled.Count;

    /// <param name="silos">Those that are asked.</param>
    /// <param name="boxCount">Boxes, each of which asks for its next job when it is done with one.</param>
    /// <param name="submitterCount">Clients that submit one job after another.</param>
    /// <param name="cancelEvery">Each how manieth job is cancelled by who submitted it; 0: none.</param>
    /// <param name="stayWhileAnswered">Clients leave a silo only when it fails, in place of going round.</param>
    public static FaultLoad Start(
        IReadOnlyList<Uri> silos,
        int boxCount = 12,
        int submitterCount = 4,
        int cancelEvery = 0,
        bool stayWhileAnswered = false) =>
        new(silos, boxCount, submitterCount, cancelEvery, stayWhileAnswered);

    /// <summary>No more submits; returns when the boxes have run all jobs. What was uploaded is read back.</summary>
    public async Task DrainAsync()
    {
        await _lastSubmits.CancelAsync();
        await Task.WhenAll([.. _submitters, .. _boxes]).WaitAsync(DrainTimeout);
        using var client = new SteadyClient(_silos, History, 0);
        foreach (var (shownId, content) in History.Uploaded)
        {
            var (status, body) = await client.GetAsync($"{AttemptPath(shownId)}/artifacts/out", _giveUp.Token);
            if (status != HttpStatusCode.OK || Encoding.UTF8.GetString(body) != content)
            {
                History.Contradictions.Add($"The upload of {shownId} was answered, and reads as {(int)status}.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _lastSubmits.CancelAsync();
        await _giveUp.CancelAsync();
        await Task.WhenAll([.. _submitters, .. _boxes]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _lastSubmits.Dispose();
        _giveUp.Dispose();
    }

    private async Task SubmitAsync(int number)
    {
        using var client = new SteadyClient(_silos, History, number, _stayWhileAnswered);
        using var look = new PeriodicTimer(LookInterval);
        for (var count = 1; !_lastSubmits.IsCancellationRequested; count++)
        {
            // Submitting is quicker than running: what has gathered by the end must be run too.
            while (OpenCount > MaxOpenJobs && !_lastSubmits.IsCancellationRequested)
            {
                await look.WaitForNextTickAsync(_giveUp.Token);
            }

            var key = $"{number}-{count}";
            try
            {
                var jobId = await SubmitOneAsync(client, key, $"user{number}@example.com");
                if (_cancelEvery > 0 && count % _cancelEvery == 0)
                {
                    await CancelAsync(client, jobId);
                }
            }
            catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
            {
                History.Unknown.Add(key);
            }
        }
    }

    private async Task<long> SubmitOneAsync(SteadyClient client, string key, string submitter)
    {
        var (status, body) = await client.SendAsync(
            () =>
            {
                var request = SteadyClient.Post(
                    "/api/v1/jobs",
                    $$"""
                    {"suite": "fault", "tbox_group": "{{Group}}", "os_arch": "x86_64", "script": "true",
                     "note": "{{key}}", "my_email": "{{submitter}}"}
                    """);
                request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            _giveUp.Token);
        var answer = Encoding.UTF8.GetString(body);
        Assert.True(status is HttpStatusCode.Created or HttpStatusCode.OK, $"{(int)status}: {answer}");
        var jobId = (long)JsonNode.Parse(answer)!["id"]!;
        History.Submit(key, jobId);
        return jobId;
    }

    private async Task CancelAsync(SteadyClient client, long jobId)
    {
        var (status, body) = await client.SendAsync(
            () => SteadyClient.Post($"/api/v1/jobs/{jobId}/cancel", "{}"), _giveUp.Token);
        Assert.Equal(HttpStatusCode.OK, status);
        History.Cancelled[jobId] = (string)JsonNode.Parse(body)!["outcome"]!;
    }

    private async Task RunBoxAsync(int number)
    {
        var box = $"{Group}-{number}";
        using var client = new SteadyClient(_silos, History, number, _stayWhileAnswered);
        try
        {
            while (true)
            {
                var isLast = _lastSubmits.IsCancellationRequested
                    && _submitters.All(submitter => submitter.IsCompleted);
                var (_, body) = await client.GetAsync($"/boot.libvirt/host/{box}?wait=1", _giveUp.Token);
                var shownId = (string)JsonNode.Parse(body)!["job_id"]!;
                if (shownId.Length > 0)
                {
                    await RunJobAsync(client, shownId, box);
                }
                else if (isLast)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task RunJobAsync(SteadyClient client, string shownId, string box)
    {
        History.Give(shownId, box);
        var (status, archive) = await client.GetAsync($"/job_initrd_tmpfs/{shownId}/job.cgz", _giveUp.Token);
        if (status == HttpStatusCode.NotFound)
        {
            // Cancelled between the boot and this. The box asks for its next job.
            return;
        }

        var token = ReadToken(archive);
        await ReportAsync(client, $"lkp-jobfile-append-var?job_id={shownId}&job_state=running");
        var content = $"{shownId} of {box}";
        if (await UploadAsync(client, shownId, token, content) is HttpStatusCode.Created or HttpStatusCode.OK)
        {
            History.Uploaded[shownId] = content;
        }

        await ReportAsync(client, $"lkp-jobfile-append-var?job_id={shownId}&job_state=finished");
        await ReportAsync(client, $"lkp-post-run?job_id={shownId}");
        History.Ended[shownId] = true;
    }

    private async Task<HttpStatusCode> UploadAsync(SteadyClient client, string shownId, string token, string content)
    {
        var (status, _) = await client.SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Put, $"{AttemptPath(shownId)}/artifacts/out")
                {
                    Content = new StringContent(content),
                };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                return request;
            },
            _giveUp.Token);
        return status;
    }

    private async Task ReportAsync(SteadyClient client, string call)
    {
        var (_, body) = await client.GetAsync($"/~lkp/cgi-bin/{call}", _giveUp.Token);
        Assert.Equal("Done", Encoding.UTF8.GetString(body));
    }

    private static string AttemptPath(string shownId) =>
        shownId.Split('.') is [var job, var number]
            ? $"/api/v1/jobs/{job}/attempts/{number}"
            : $"/api/v1/jobs/{shownId}/attempts/1";

    private static string ReadToken(byte[] archive)
    {
        const string key = "attempt_token: ";
        var secrets = UnpackedArchive.Read(archive).Single(entry => entry.Name == "lkp/scheduled/secrets.yaml").Text;
        return secrets.Split('\n').First(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..];
    }
}
