using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Boxyard.Agent.Boxes;

namespace Boxyard.Agent.Silo;

/// <summary>What is said and asked of a box's attempt.</summary>
internal sealed class SiloAttempts(SiloHttp http)
{
    private const string OffsetHeader = "Upload-Offset";
    private const string CgiPath = "/~lkp/cgi-bin";
    private static readonly TimeSpan UploadTimeout = TimeSpan.FromMinutes(10);

    /// <summary>False when the attempt is over: its archive is there only while it lives.</summary>
    public Task<bool> IsLiveAsync(RunRecord run, CancellationToken cancellationToken) => http.SendAsync(
        new HttpRequestMessage(HttpMethod.Head, new Uri(http.Address, $"/job_initrd_tmpfs/{run.ShownId}/job.cgz")),
        null,
        (answer, _) => Task.FromResult(answer.StatusCode switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.NotFound => false,
            _ => throw SiloException.Of(answer, ""),
        }),
        cancellationToken);

    /// <summary>
    /// The attempt's state in our API's words; null when there is no such attempt. By the attempt's token: that of an
    /// agent opens no job.
    /// </summary>
    public Task<string?> FindStateAsync(RunRecord run, CancellationToken cancellationToken) => http.SendAsync(
        OfAttempt(HttpMethod.Get, run, "state"),
        null,
        async (answer, token) =>
        {
            var text = await answer.Content.ReadAsStringAsync(token);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => StateOf(text),
                HttpStatusCode.NotFound => null,
                _ => throw SiloException.Of(answer, text),
            };
        },
        cancellationToken);

    /// <summary>A sign of life for a guest that gives none itself; null when the attempt is over.</summary>
    public Task<HeartbeatOrders?> BeatAsync(RunRecord run, CancellationToken cancellationToken) => http.SendAsync(
        OfAttempt(run, "heartbeat", []),
        null,
        async (answer, token) =>
        {
            var text = await answer.Content.ReadAsStringAsync(token);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => HeartbeatOrders.Read(text),
                HttpStatusCode.Conflict => null,
                _ => throw SiloException.Of(answer, text),
            };
        },
        cancellationToken);

    /// <summary>Appends to a log. Where the log ends now; null when it takes nothing more.</summary>
    public Task<long?> AppendLogAsync(
        RunRecord run, string stream, long offset, byte[] bytes, CancellationToken cancellationToken) => http.SendAsync(
            OfAttempt(run, $"log/{stream}?offset={offset.ToString(CultureInfo.InvariantCulture)}", bytes),
            null,
            (answer, _) =>
            {
                var isKnown = answer.Headers.TryGetValues(OffsetHeader, out var values);
                if (isKnown && answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict)
                {
                    return Task.FromResult<long?>(long.Parse(values!.First(), CultureInfo.InvariantCulture));
                }

                return (int)answer.StatusCode is >= 400 and < 500
                    ? Task.FromResult<long?>(null)
                    : throw SiloException.Of(answer, "");
            },
            cancellationToken);

    /// <summary>Uploads a file; one that is there already, or comes too late, is no failure.</summary>
    public async Task PutArtifactAsync(
        RunRecord run, string name, string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        var request = OfAttempt(run, $"artifacts/{Uri.EscapeDataString(name)}", []);
        request.Content = new StreamContent(content);
        await http.SendAsync(
            request,
            UploadTimeout,
            async (answer, token) =>
                answer.IsSuccessStatusCode
                || answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed
                    ? true
                    : throw SiloException.Of(answer, await answer.Content.ReadAsStringAsync(token)),
            cancellationToken);
    }

    /// <summary>Reports values of the attempt; `job_state` among them moves it on.</summary>
    public Task ReportAsync(
        RunRecord run, IEnumerable<(string Name, string Value)> values, CancellationToken cancellationToken)
    {
        var query = string.Concat(values.Select(value => $"&{value.Name}={Uri.EscapeDataString(value.Value)}"));
        return CallAsync($"{CgiPath}/lkp-jobfile-append-var?job_id={run.ShownId}{query}", cancellationToken);
    }

    /// <summary>The box is done with the attempt.</summary>
    public Task EndAsync(RunRecord run, CancellationToken cancellationToken) =>
        CallAsync($"{CgiPath}/lkp-post-run?job_id={run.ShownId}", cancellationToken);

    private Task<bool> CallAsync(string path, CancellationToken cancellationToken) => http.SendAsync(
        http.Get(path),
        null,
        async (answer, token) => answer.IsSuccessStatusCode
            ? true
            : throw SiloException.Of(answer, await answer.Content.ReadAsStringAsync(token)),
        cancellationToken);

    private HttpRequestMessage OfAttempt(RunRecord run, string path, byte[] body)
    {
        var request = OfAttempt(HttpMethod.Post, run, path);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return request;
    }

    private HttpRequestMessage OfAttempt(HttpMethod method, RunRecord run, string path)
    {
        var target = new Uri(http.Address, $"/api/v1/jobs/{run.JobId}/attempts/{run.Attempt}/{path}");
        var request = new HttpRequestMessage(method, target);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", run.AttemptToken);
        return request;
    }

    private static string? StateOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("state").GetString();
    }
}
