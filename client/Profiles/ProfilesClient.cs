using System.Text;
using System.Text.Json;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Profiles of apps: what they use while they run.</summary>
public sealed class ProfilesClient
{
    private const string SeriesFile = "series.jsonl";
    private const int MaxSeriesBytes = 8 << 20;

    private readonly Transport _transport;
    private readonly JobsClient _jobs;

    internal ProfilesClient(Transport transport, JobsClient jobs) => (_transport, _jobs) = (transport, jobs);

    /// <summary>
    /// Begins a profile; its images are built first where they are not there. Never repeated by itself, since each call
    /// is one more. Needs FULL_CONTROL and an approved account.
    /// </summary>
    /// <param name="app">The app; it has a field `profiling`.</param>
    /// <param name="group">The group of boxes that measure. Default: as the silo is set.</param>
    /// <param name="cancellationToken">Ends the call; the profile may be begun all the same.</param>
    public Task<Outcome<StartedBuild>> TryStartAsync(
        AppVersion app, string? group = null, CancellationToken cancellationToken = default) =>
        BuildsClient.StartAsync(_transport, PathOf(app).Add("group", group), cancellationToken);

    /// <summary>As <see cref="TryStartAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<StartedBuild> StartAsync(
        AppVersion app, string? group = null, CancellationToken cancellationToken = default) =>
        (await TryStartAsync(app, group, cancellationToken)).GetValue();

    /// <summary>A profile by its number.</summary>
    public Task<Outcome<AppProfile>> TryGetAsync(
        AppVersion app, long number, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<AppProfile>(PathOf(app, $"/{number}"), cancellationToken);

    /// <summary>As <see cref="TryGetAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<AppProfile> GetAsync(
        AppVersion app, long number, CancellationToken cancellationToken = default) =>
        (await TryGetAsync(app, number, cancellationToken)).GetValue();

    /// <summary>Two profiles of an app side by side; the second may be of another version.</summary>
    public Task<Outcome<ProfileComparison>> TryCompareAsync(
        AppVersion app, long number, long other, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<ProfileComparison>(PathOf(app, $"/{number}/compare/{other}"), cancellationToken);

    /// <summary>As <see cref="TryCompareAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<ProfileComparison> CompareAsync(
        AppVersion app, long number, long other, CancellationToken cancellationToken = default) =>
        (await TryCompareAsync(app, number, other, cancellationToken)).GetValue();

    /// <summary>Puts the caller's name to a profile; can be repeated. For admins and operators.</summary>
    public Task<Outcome<AppProfile>> TryCertifyAsync(
        AppVersion app, long number, string note, CancellationToken cancellationToken = default) =>
        _transport.SendJsonAsync<AppProfile>(
            HttpMethod.Put, PathOf(app, $"/{number}/certified"), new { note }, canRepeat: true, cancellationToken);

    /// <summary>As <see cref="TryCertifyAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<AppProfile> CertifyAsync(
        AppVersion app, long number, string note, CancellationToken cancellationToken = default) =>
        (await TryCertifyAsync(app, number, note, cancellationToken)).GetValue();

    /// <summary>
    /// The series of a target, a line a second; of a file of more than 8 MiB its beginning. Lines that are none are
    /// left out, since a box may upload anything. For who may read jobs; throws a <see cref="BoxyardException"/>.
    /// </summary>
    public async Task<IReadOnlyList<ProfileSample>> ReadSeriesAsync(
        ProfileTarget target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var read = new MemoryStream();
        await foreach (var piece in _jobs.ReadArtifactAsync(
            target.JobId, target.Attempt, SeriesFile, cancellationToken))
        {
            read.Write(piece.Span);
            if (read.Length > MaxSeriesBytes)
            {
                break;
            }
        }

        return
        [
            .. Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length).Split('\n')
                .Select(FindSample)
                .OfType<ProfileSample>(),
        ];
    }

    private static ProfileSample? FindSample(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<ProfileSample>(line, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static QueryText PathOf(AppVersion app, string more = "") => new($"/ecr/profile/{app.Path}{more}");
}
