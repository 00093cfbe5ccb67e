using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps;

/// <summary>
/// Tokens that another service knows: it says whose one is, and a second service whether that user is approved. What
/// they said is trusted for Apps:TokenCacheTime; that they do not know a token, for seconds. A token is asked about
/// once at a time, and over few connections: nobody floods the service through us.
/// </summary>
internal sealed class IntrospectedTokens : IDisposable
{
    private const int MaxCached = 4096;
    private const int MaxConnections = 8;

    private static readonly TimeSpan UnknownTime = TimeSpan.FromSeconds(5);

    private const int MaxAnswerBytes = 64 * 1024;

    private readonly AppOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    // By the SHA-256 of the token, so that memory has none.
    private readonly ConcurrentDictionary<string, (AppCaller? Caller, long At)> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<AppCaller?>>> _asked = new(StringComparer.Ordinal);

    public IntrospectedTokens(IOptions<AppOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxConnectionsPerServer = MaxConnections,
        })
        {
            // The time limit is the clock's that is injected.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswerBytes,
        };
    }

    /// <summary>
    /// Null for a token that is nobody's. Throws <see cref="HttpRequestException"/>, <see cref="JsonException"/> or
    /// <see cref="TimeoutException"/> when a service failed.
    /// </summary>
    public async Task<AppCaller?> FindAsync(string token, string hash, CancellationToken cancellationToken)
    {
        if (_options.TokenInfoUrl is null || _options.UserUrl is null)
        {
            return null;
        }

        if (_known.TryGetValue(hash, out var known) && IsFresh(known))
        {
            return known.Caller;
        }

        // For all who bring it: it ends by its own time limit, and not with the first who leaves.
        var asked = _asked.GetOrAdd(hash, _ => new Lazy<Task<AppCaller?>>(() => AskAndKeepAsync(token, hash)));
        return await asked.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    private async Task<AppCaller?> AskAndKeepAsync(string token, string hash)
    {
        try
        {
            var caller = await AskAsync(token);
            Keep(hash, caller);
            return caller;
        }
        finally
        {
            _asked.TryRemove(hash, out _);
        }
    }

    private async Task<AppCaller?> AskAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.TokenInfoUrl)
        {
            Content = JsonContent.Create(new Dictionary<string, string> { ["token"] = token }),
        };
        if (await AskAsync(request) is not { } info || !IsActive(info))
        {
            return null;
        }

        var name = TextOf(info, "username");
        if (name.Length == 0)
        {
            throw new JsonException("The token service named no user.");
        }

        using var question = new HttpRequestMessage(
            HttpMethod.Get, $"{_options.UserUrl!.TrimEnd('/')}/{Uri.EscapeDataString(name)}");
        var user = await AskAsync(question);
        return new AppCaller
        {
            User = name,
            IsApproved = IsTrue(user?["is_approved"]),
            Scopes = TextOf(info, "scope"),
        };
    }

    /// <summary>Null when the service does not know what is asked for.</summary>
    private async Task<JsonObject?> AskAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (!string.IsNullOrEmpty(_options.TokenInfoPassword))
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Sage {_options.TokenInfoPassword}");
        }

        using var late = new CancellationTokenSource(_options.TokenTimeout, _clock);
        try
        {
            using var answer = await _client.SendAsync(request, late.Token);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<JsonObject>(late.Token);
        }
        catch (OperationCanceledException cancelled)
        {
            throw new TimeoutException(
                $"{request.RequestUri!.Host} did not answer within {_options.TokenTimeout.TotalSeconds} s "
                + "(Apps:TokenTimeout).",
                cancelled);
        }
    }

    /// <summary>An answer without the word is of a token that is nobody's.</summary>
    private static bool IsActive(JsonObject info) =>
        IsTrue(info["active"]);

    private static bool IsTrue(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out bool isTrue) && isTrue;

    private static string TextOf(JsonObject fields, string name) =>
        fields[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    private void Keep(string hash, AppCaller? caller)
    {
        if (_known.Count >= MaxCached)
        {
            foreach (var (old, known) in _known)
            {
                if (!IsFresh(known))
                {
                    _known.TryRemove(old, out _);
                }
            }
        }

        if (_known.Count >= MaxCached)
        {
            _known.Clear();
        }

        _known[hash] = (caller, _clock.GetTimestamp());
    }

    private bool IsFresh((AppCaller? Caller, long At) known) =>
        _clock.GetElapsedTime(known.At) < (known.Caller is null ? UnknownTime : _options.TokenCacheTime);
}
