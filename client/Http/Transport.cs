using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Boxyard.Client.Http;

/// <summary>
/// Sends requests: time-outs, repetitions with back-off, and problems out of failures. Knows no route.
/// </summary>
internal sealed class Transport(HttpClient http, BoxyardClientOptions options, TimeSpan patience = default)
{
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(1);

    public BoxyardClientOptions Options => options;

    /// <summary>The same, but a call that can be repeated is not given up before it was tried for this long.</summary>
    public Transport WithPatience(TimeSpan time) => new(http, options, time);

    /// <summary>Reads what is at a path; repeated when it fails in passing.</summary>
    public Task<Outcome<T>> GetAsync<T>(QueryText path, CancellationToken cancellationToken)
        where T : class
    {
        var uri = path.ToUri();
        return SendAsync<T>(() => new HttpRequestMessage(HttpMethod.Get, uri), canRepeat: true, cancellationToken);
    }

    /// <summary>Sends what <paramref name="createRequest"/> makes and reads the answer as JSON.</summary>
    public async Task<Outcome<T>> SendAsync<T>(
        Func<HttpRequestMessage> createRequest, bool canRepeat, CancellationToken cancellationToken)
        where T : class
    {
        var text = await SendForTextAsync(createRequest, canRepeat, cancellationToken);
        if (!text.Succeeded)
        {
            return new Outcome<T>(text.Problem);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text.Value, Json.Options) is { } value
                ? new Outcome<T>(value)
                : new Outcome<T>(Unexpected("an empty answer"));
        }
        catch (JsonException exception)
        {
            return new Outcome<T>(Unexpected(exception.Message));
        }
    }

    /// <summary>
    /// Sends what <paramref name="createRequest"/> makes and returns the body of a successful answer.
    /// </summary>
    public Task<Outcome<string>> SendForTextAsync(
        Func<HttpRequestMessage> createRequest, bool canRepeat, CancellationToken cancellationToken) =>
        RepeatAsync(token => TrySendOnceAsync(createRequest, token), canRepeat, cancellationToken);

    /// <summary>
    /// Sends JSON, or nothing, and reads the answer as JSON. What asks for a state, and not for a step, can be
    /// repeated.
    /// </summary>
    public Task<Outcome<T>> SendJsonAsync<T>(
        HttpMethod method, QueryText path, object? body, bool canRepeat, CancellationToken cancellationToken)
        where T : class
    {
        var uri = path.ToUri();
        var text = body is null ? null : JsonSerializer.Serialize(body, Json.Options);
        return SendAsync<T>(
            () => new HttpRequestMessage(method, uri)
            {
                Content = text is null ? null : new StringContent(text, Encoding.UTF8, "application/json"),
            },
            canRepeat,
            cancellationToken);
    }

    /// <summary>Opens a body of any length; the caller disposes the answer.</summary>
    public Task<Outcome<HttpResponseMessage>> OpenAsync(
        Func<HttpRequestMessage> createRequest, CancellationToken cancellationToken) =>
        RepeatAsync(token => TryOpenOnceAsync(createRequest, token), canRepeat: true, cancellationToken);

    /// <summary>
    /// As `OpenAsync`, tried once; with the wait that the silo asked for before the next try.
    /// </summary>
    public async Task<(Outcome<HttpResponseMessage> Answer, TimeSpan? RetryAfter)> TryOpenAsync(
        Func<HttpRequestMessage> createRequest, CancellationToken cancellationToken)
    {
        var result = await TryOpenOnceAsync(createRequest, cancellationToken);
        return (result.Outcome, result.RetryAfter);
    }

    /// <summary>The same for a GET.</summary>
    public Task<Outcome<HttpResponseMessage>> OpenAsync(Uri path, CancellationToken cancellationToken) =>
        OpenAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>
    /// Reads the next piece of an opened body: 0 bytes at its end, a problem when the connection broke.
    /// </summary>
    public async Task<(int Count, Problem? Problem)> TryReadAsync(
        Stream body, Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var count = 0;
        var read = await GuardAsync(
            async token =>
            {
                count = await body.ReadAsync(buffer, token);
                return body;
            },
            timeout,
            content: null,
            cancellationToken);
        return read.Succeeded ? (count, null) : (-1, read.Problem);
    }

    /// <summary>Waits by the clock of the options.</summary>
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, options.TimeProvider, cancellationToken);

    /// <summary>The wait after so many repetitions, doubled each time up to the longest.</summary>
    public TimeSpan Backoff(int repetition)
    {
        // The exponent is bounded, so that the product stays finite however many repetitions were asked for.
        var delay = options.RetryDelay * Math.Pow(2, Math.Min(repetition, 20));
        return delay < options.MaxRetryDelay ? delay : options.MaxRetryDelay;
    }

    /// <summary>An answer that no silo gives.</summary>
    public Problem Unexpected(string why) => new()
    {
        Kind = ProblemKind.UnexpectedAnswer,
        Title = $"The answer of {options.Server} is not one of a Boxyard silo",
        Detail = why,
    };

    private async Task<Outcome<T>> RepeatAsync<T>(
        Func<CancellationToken, Task<Try<T>>> tryOnceAsync, bool canRepeat, CancellationToken cancellationToken)
        where T : class
    {
        var startedAt = options.TimeProvider.GetTimestamp();
        for (var repetition = 0; ; repetition++)
        {
            var result = await tryOnceAsync(cancellationToken);
            var isPassing = result.Outcome.Problem?.Kind is ProblemKind.Unreachable or ProblemKind.ServerFault;
            var isEnough = repetition >= options.MaxRetryCount
                && options.TimeProvider.GetElapsedTime(startedAt) >= patience;
            if (!isPassing || !canRepeat || isEnough)
            {
                return result.Outcome;
            }

            await DelayAsync(result.RetryAfter ?? Backoff(repetition), cancellationToken);
        }
    }

    private async Task<Try<string>> TrySendOnceAsync(
        Func<HttpRequestMessage> createRequest, CancellationToken cancellationToken)
    {
        var opened = await TryOpenOnceAsync(createRequest, cancellationToken);
        if (!opened.Outcome.Succeeded)
        {
            return new Try<string>(new Outcome<string>(opened.Outcome.Problem), opened.RetryAfter);
        }

        using var response = opened.Outcome.Value;
        return new Try<string>(await ReadTextAsync(response, cancellationToken));
    }

    private async Task<Try<HttpResponseMessage>> TryOpenOnceAsync(
        Func<HttpRequestMessage> createRequest, CancellationToken cancellationToken)
    {
        using var request = createRequest();
        request.RequestUri = new Uri(options.Server, request.RequestUri!);
        if (options.Token is not null)
        {
            request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", options.Token);
        }

        var opened = await GuardAsync(
            token => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token),
            options.RequestTimeout,
            request.Content as UploadContent,
            cancellationToken);
        if (!opened.Succeeded || opened.Value.IsSuccessStatusCode)
        {
            return new Try<HttpResponseMessage>(opened);
        }

        using var response = opened.Value;
        var body = await ReadTextAsync(response, cancellationToken);
        var problem = body.Succeeded ? ProblemReader.Read(response, body.Value) : body.Problem;
        return new Try<HttpResponseMessage>(
            new Outcome<HttpResponseMessage>(problem), ReadRetryAfter(response));
    }

    /// <summary>A proxy may ask for an hour; whoever waits for an answer would not.</summary>
    private TimeSpan? ReadRetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - options.TimeProvider.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked is { } wait
            ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, MaxRetryAfter.Ticks))
            : null;
    }

    private Task<Outcome<string>> ReadTextAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        GuardAsync(response.Content.ReadAsStringAsync, options.RequestTimeout, content: null, cancellationToken);

    /// <summary>
    /// Runs one step of a try within its time-out, which each piece of an upload begins anew; a lost connection is an
    /// outcome, cancellation by the caller is not.
    /// </summary>
    private async Task<Outcome<T>> GuardAsync<T>(
        Func<CancellationToken, Task<T>> stepAsync,
        TimeSpan time,
        UploadContent? content,
        CancellationToken cancellationToken)
        where T : class
    {
        using var timeout = new CancellationTokenSource(time, options.TimeProvider);
        using var moving = content?.Watch(() => timeout.CancelAfter(time));
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return new Outcome<T>(await stepAsync(both.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Outcome<T>(Unreachable($"no answer within {time.TotalSeconds:0.###} s"));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new Outcome<T>(Unreachable(exception.Message));
        }
    }

    private Problem Unreachable(string why) => new()
    {
        Kind = ProblemKind.Unreachable,
        Title = $"Cannot reach the silo at {options.Server}",
        Detail = $"{why.TrimEnd('.')}. Is it running, and is the address right?",
    };

    /// <summary>The result of one try, and how long the silo asked to wait before the next.</summary>
    private readonly record struct Try<T>(Outcome<T> Outcome, TimeSpan? RetryAfter = null)
        where T : class;
}
