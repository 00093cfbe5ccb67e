using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Builds.Jenkins;

/// <summary>
/// The calls of one request to a Jenkins, in one session: the first fetches the crumb, whose cookie and header go with
/// all others.
/// </summary>
internal sealed class JenkinsClient : IDisposable
{
    private const int MaxAnswerBytes = 1 << 20;

    private readonly HttpClient _http;
    private readonly Uri _root;
    private bool _isOpen;

    public JenkinsClient(BuildsOptions options)
    {
        _root = new Uri(options.JenkinsUrl!.TrimEnd('/') + "/");
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };
        _http = new HttpClient(handler)
        {
            BaseAddress = _root,
            Timeout = options.JenkinsCallTimeout,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
        if (options.JenkinsUser is { Length: > 0 } user)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.JenkinsToken}")));
        }
    }

    /// <summary>Once, before all other calls.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
        {
            return;
        }

        try
        {
            var crumb = await ReadAsync("crumbIssuer/api/json", "the crumb", cancellationToken);
            _http.DefaultRequestHeaders.TryAddWithoutValidation(
                (string?)crumb["crumbRequestField"] ?? "Jenkins-Crumb", (string?)crumb["crumb"] ?? "");
        }
        catch (JenkinsException missing) when (missing.IsMissing)
        {
            // It is switched off there.
        }

        _isOpen = true;
    }

    public async Task<bool> HasJobAsync(string job, CancellationToken cancellationToken)
    {
        try
        {
            var found = await ReadAsync($"job/{job}/api/json?tree=name", $"job[{job}]", cancellationToken);
            return (string?)found["name"] == job
                ? true
                : throw new JenkinsException($"Jenkins server returned an unexpected job name {found["name"]}");
        }
        catch (JenkinsException missing) when (missing.IsMissing)
        {
            return false;
        }
    }

    public async Task CreateJobAsync(string job, string settings, CancellationToken cancellationToken)
    {
        if (await HasJobAsync(job, cancellationToken))
        {
            throw new JenkinsException($"job[{job}] already exists");
        }

        await PostAsync($"createItem?name={Uri.EscapeDataString(job)}", settings, $"job[{job}]", cancellationToken);
        if (!await HasJobAsync(job, cancellationToken))
        {
            throw new JenkinsException($"create[{job}] failed");
        }
    }

    public Task ChangeJobAsync(string job, string settings, CancellationToken cancellationToken) =>
        PostAsync($"job/{job}/config.xml", settings, $"job[{job}]", cancellationToken);

    /// <summary>Throws when the job's settings cannot be read.</summary>
    public async Task VerifyJobAsync(string job, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"job/{job}/config.xml");
        using var answer = await SendAsync(request, $"job[{job}]", cancellationToken);
    }

    /// <summary>The number of the queue's item.</summary>
    public async Task<long> TriggerAsync(string job, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"job/{job}/build");
        request.Content = new ByteArrayContent([]);
        using var answer = await SendAsync(request, $"job[{job}]", cancellationToken);
        var place = answer.Headers.Location?.ToString().TrimEnd('/').Split('/')[^1];
        return long.TryParse(place, out var item)
            ? item
            : throw new JenkinsException("EmptyResponseException: the queue item's address is missing");
    }

    /// <summary>One that Jenkins does not know yet waits.</summary>
    public async Task<JenkinsItem> FindItemAsync(long item, CancellationToken cancellationToken)
    {
        try
        {
            var found = await ReadAsync(
                $"queue/item/{item}/api/json?depth=0", $"queue number[{item}]", cancellationToken);
            return new JenkinsItem(
                (long?)found["executable"]?["number"] is > 0 and var number ? number : null,
                (bool?)found["cancelled"] == true);
        }
        catch (JenkinsException missing) when (missing.IsMissing)
        {
            return new JenkinsItem(null, IsCancelled: false);
        }
    }

    /// <summary>Takes an item out of the queue, where it is still in it.</summary>
    public async Task CancelItemAsync(long item, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"queue/cancelItem?id={item}");
            request.Content = new ByteArrayContent([]);
            using var answer = await SendAsync(request, $"queue number[{item}]", cancellationToken);
        }
        catch (JenkinsException)
        {
            // It has begun, or an old Jenkins sends on to its page of the queue.
        }
    }

    public Task<JsonObject> GetBuildAsync(string job, long number, CancellationToken cancellationToken) =>
        ReadAsync($"job/{job}/{number}/api/json?depth=0", $"job[{job}] number[{number}]", cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(string path, string settings, string what, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(settings, Encoding.UTF8, "text/xml");
        using var answer = await SendAsync(request, what, cancellationToken);
    }

    private async Task<JsonObject> ReadAsync(string path, string what, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await SendAsync(request, what, cancellationToken);
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonNode.ParseAsync(body, cancellationToken: cancellationToken) as JsonObject
                ?? throw new JsonException("It is no object.");
        }
        catch (JsonException unreadable)
        {
            throw new JenkinsException($"Could not parse JSON info for {what}", inner: unreadable);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, string what, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            throw new JenkinsException($"Error communicating with server[{_root}]", inner: failure);
        }

        // What sends elsewhere has done nothing: most often it is the page where people log in.
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            var reason = $"[{(int)answer.StatusCode}]: {answer.ReasonPhrase}";
            throw answer.StatusCode switch
            {
                HttpStatusCode.NotFound => new JenkinsException($"{what} does not exist", isMissing: true),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError =>
                    new JenkinsException($"Error in request. Possibly authentication failed {reason}"),
                _ => new JenkinsException($"Error in request {reason}"),
            };
        }
    }
}
