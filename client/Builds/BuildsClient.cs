using System.Runtime.CompilerServices;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Builds of apps, and the history that their profiles share.</summary>
public sealed class BuildsClient
{
    private readonly Transport _transport;

    internal BuildsClient(Transport transport) => _transport = transport;

    /// <summary>
    /// Begins a build. Never repeated by itself, since each call is one more. Needs FULL_CONTROL and an approved
    /// account.
    /// </summary>
    public Task<Outcome<StartedBuild>> TryStartAsync(
        AppVersion app, bool isPushed = true, CancellationToken cancellationToken = default) =>
        StartAsync(
            _transport, PathOf(app).Add("skip_image_push", isPushed ? null : "true"), cancellationToken);

    /// <summary>As <see cref="TryStartAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<StartedBuild> StartAsync(
        AppVersion app, bool isPushed = true, CancellationToken cancellationToken = default) =>
        (await TryStartAsync(app, isPushed, cancellationToken)).GetValue();

    /// <summary>The newest 100 builds and profiles of a version, or those before a number; newest first.</summary>
    public async Task<Outcome<IReadOnlyList<AppBuild>>> TryListAsync(
        AppVersion app, long? before = null, CancellationToken cancellationToken = default)
    {
        var path = PathOf(app, "/history").Add("before", before is { } number ? $"{number}" : null);
        return (await _transport.GetAsync<HistoryAnswer>(path, cancellationToken)).Select(answer => answer.Data);
    }

    /// <summary>As <see cref="TryListAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<AppBuild>> ListAsync(
        AppVersion app, long? before = null, CancellationToken cancellationToken = default) =>
        (await TryListAsync(app, before, cancellationToken)).GetValue();

    /// <summary>A build or profile by its number.</summary>
    public Task<Outcome<AppBuild>> TryGetAsync(
        AppVersion app, long number, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<AppBuild>(PathOf(app, $"/{number}/"), cancellationToken);

    /// <summary>As <see cref="TryGetAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<AppBuild> GetAsync(
        AppVersion app, long number, CancellationToken cancellationToken = default) =>
        (await TryGetAsync(app, number, cancellationToken)).GetValue();

    /// <summary>
    /// The logs of all of its jobs one after another, as far as they are, in pieces as they come. It ends in
    /// `Finished: SUCCESS` or `Finished: FAILURE` when the build is over. A text of this moment: what was read of a
    /// running build may stand elsewhere in the next. Throws a <see cref="BoxyardException"/>, also when the connection
    /// breaks.
    /// </summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadConsoleAsync(
        AppVersion app,
        long number,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var opened = await _transport.OpenAsync(PathOf(app, $"/{number}/consoleText").ToUri(), cancellationToken);
        using var response = opened.GetValue();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var (count, problem) = await _transport.TryReadAsync(
                body, buffer, _transport.Options.RequestTimeout, cancellationToken);
            if (problem is not null)
            {
                throw new BoxyardException(problem);
            }

            if (count == 0)
            {
                yield break;
            }

            yield return buffer.AsMemory(0, count);
        }
    }

    /// <summary>That there is no such app, the registry says with a 200.</summary>
    internal static async Task<Outcome<StartedBuild>> StartAsync(
        Transport transport, QueryText path, CancellationToken cancellationToken)
    {
        var answer = await transport.SendJsonAsync<StartAnswer>(
            HttpMethod.Post, path, body: null, canRepeat: false, cancellationToken);
        return answer switch
        {
            { Succeeded: false } => new Outcome<StartedBuild>(answer.Problem!),
            { Value.BuildNumber: { } number } => new Outcome<StartedBuild>(new StartedBuild { Number = number }),
            _ => new Outcome<StartedBuild>(new Problem
            {
                Kind = ProblemKind.NotFound,
                Title = "Nothing was begun",
                Detail = answer.Value?.Error,
                Status = 404,
            }),
        };
    }

    private static QueryText PathOf(AppVersion app, string more = "") => new($"/ecr/builds/{app.Path}{more}");

    private sealed record HistoryAnswer(IReadOnlyList<AppBuild> Data);

    private sealed record StartAnswer(long? BuildNumber, string? Error);
}
