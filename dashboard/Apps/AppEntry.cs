using Boxyard.Client;

namespace Boxyard.Dashboard.Apps;

/// <summary>An app in a list, with all of its versions.</summary>
public sealed record AppEntry
{
    public required AppVersion Newest { get; init; }
    public required string Description { get; init; }
    public required string Owner { get; init; }
    public required int VersionCount { get; init; }
    public required int FrozenCount { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>From versions in the order of their names, those of an app beside each other.</summary>
    public static IReadOnlyList<AppEntry> Of(IEnumerable<Client.App> versions) =>
    [
        .. versions.GroupBy(version => (version.Namespace, version.Name)).Select(app =>
        {
            // The silo tells seconds: of those of one second, the last by name.
            var newest = app.OrderBy(version => version.CreatedAt).Last();
            return new AppEntry
            {
                Newest = newest.Key,
                Description = newest.Description,
                Owner = newest.Owner,
                VersionCount = app.Count(),
                FrozenCount = app.Count(version => version.Frozen),
                ChangedAt = app.Max(version => version.ChangedAt),
            };
        }),
    ];

    /// <summary>Each word is a part of the app's name, or stands in what is said about it.</summary>
    public static bool IsSought(Client.App version, string? search) =>
        (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            $"{version.Key} {version.Owner} {version.Description} {version.Keywords} {version.Authors}"
                .Contains(word, StringComparison.OrdinalIgnoreCase));
}
