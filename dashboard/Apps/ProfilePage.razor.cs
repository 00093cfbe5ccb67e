using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>What a profile measured: charts, its targets side by side, and what changed from another.</summary>
public sealed partial class ProfilePage
{
    /// <summary>As many as there are colours.</summary>
    private const int MaxLines = 4;

    private const int MaxNameLength = 40;

    private AppProfile? _profile;
    private AppBuild? _build;
    private AppRights? _rights;
    private ProfileComparison? _comparison;
    private IReadOnlyList<ProfileLine> _lines = [];
    private string? _refusal;

    [Parameter]
    public string Space { get; set; } = "";

    [Parameter]
    public string Repository { get; set; } = "";

    [Parameter]
    public string Version { get; set; } = "";

    [Parameter]
    public long Number { get; set; }

    /// <summary>The number of the profile that it is compared with.</summary>
    [SupplyParameterFromQuery(Name = "with")]
    public string? With { get; set; }

    private AppVersion App => new(Space, Repository, Version);

    protected override async Task LoadAsync()
    {
        var outcome = await Silo.Profiles.TryGetAsync(App, Number, Aborted);
        if (outcome.Value is not { } profile)
        {
            Problem = AppRefusals.Told(outcome.Problem!, Visitor.Account is not null);
            return;
        }

        _profile = profile;
        var build = Silo.Builds.TryGetAsync(App, Number, Aborted);
        var rights = Silo.Apps.TryGetRightsAsync(Space, Repository, Aborted);
        IReadOnlyList<ProfileTarget> others = [];
        if (PageId.Read(With) is { } other && profile.Targets is not null)
        {
            others = await CompareAsync(other);
        }

        // Beside another profile, each target stands before its other run.
        var drawn = _comparison is null
            ? (profile.Targets ?? []).Select(target => (Title: NameOf(target), target))
            : (profile.Targets ?? []).SelectMany(target => others
                .Where(compared => compared.Target == target.Target)
                .SelectMany(compared => new[]
                {
                    (Title: $"{NameOf(target)} (profile {_comparison.A.Number})", target),
                    (Title: $"the same (profile {_comparison.B.Number})", compared),
                }));
        List<ProfileLine> lines = [];
        foreach (var (title, target) in drawn.Take(MaxLines))
        {
            if (await FindLineAsync(title, target) is { } line)
            {
                lines.Add(line);
            }
        }

        (_lines, _build, _rights) = (lines, (await build).Value, (await rights).Value);
    }

    private static string NameOf(ProfileTarget target)
    {
        var arguments = string.Join(' ', target.Arguments);
        return arguments.Length == 0 ? $"target {target.Target}"
            : arguments.Length > MaxNameLength ? $"{target.Target}: {arguments[..MaxNameLength]}…"
            : $"{target.Target}: {arguments}";
    }

    private static string EndOf(ProfileTarget target) => target switch
    {
        { OutOfMemory: true } => "out of memory",
        { TimedOut: true } => "at its time's end",
        { ExitCode: { } code } => $"with {code}",
        _ => "–",
    };

    /// <summary>Those that a target has.</summary>
    private static IEnumerable<ProfileMeasure> Shown(IReadOnlyList<ProfileTarget> targets) =>
        ProfileMeasure.All.Where(measure => targets.Any(target => measure.Value(target) is not null));

    /// <summary>The targets of the other profile; none, and the reason is shown, when it cannot be compared.</summary>
    private async Task<IReadOnlyList<ProfileTarget>> CompareAsync(long other)
    {
        var compared = await Silo.Profiles.TryCompareAsync(App, Number, other, Aborted);
        _comparison = compared.Value;
        if (_comparison is null)
        {
            _refusal = compared.Problem!.Detail ?? compared.Problem.Title;
            return [];
        }

        var profile = await Silo.Profiles.TryGetAsync(
            App with { Version = _comparison.B.Version }, other, Aborted);
        return profile.Value?.Targets ?? [];
    }

    /// <summary>Null when the series cannot be read: the numbers are worth more.</summary>
    private async Task<ProfileLine?> FindLineAsync(string title, ProfileTarget target)
    {
        try
        {
            var series = await Silo.Profiles.ReadSeriesAsync(target, Aborted);
            return series.Count == 0 ? null : ProfileLine.Of(title, series);
        }
        catch (BoxyardException)
        {
            return null;
        }
    }
}
