using System.Text.Json.Serialization;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>
/// The registry of apps. A refusal of it is <see cref="ProblemKind.Rejected"/>, whatever its status; 401 is for who has
/// no token or no permission.
/// </summary>
public sealed class AppsClient
{
    private readonly Transport _transport;

    internal AppsClient(Transport transport) => _transport = transport;

    /// <summary>One page of the apps that the caller may see, by name.</summary>
    public async Task<Outcome<AppPage>> TryGetPageAsync(
        AppQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new AppQuery();
        var place = (query.Namespace, query.Name) switch
        {
            (null, _) => "",
            ({ } space, null) => $"/{Uri.EscapeDataString(space)}",
            ({ } space, { } name) => $"/{Uri.EscapeDataString(space)}/{Uri.EscapeDataString(name)}",
        };
        var path = new QueryText($"/ecr/apps{place}").Add("limit", $"{query.PageSize}").Add("continue", query.After);
        if (query.NewestFirst)
        {
            path.Add("order", "newest");
        }

        if (ScopeWord(query.Scope) is { } scope)
        {
            path.Add(scope, "true");
        }

        var found = await _transport.GetAsync<ListAnswer<App>>(path, cancellationToken);
        return found.Select(page => new AppPage
        {
            Apps = page.Data,
            // The last page says so in words, or says nothing when it is empty.
            Next = page.Pagination?.Token is { } token and not "N/A" ? token : null,
        });
    }

    /// <summary>As <see cref="TryGetPageAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<AppPage> GetPageAsync(AppQuery? query = null, CancellationToken cancellationToken = default) =>
        (await TryGetPageAsync(query, cancellationToken)).GetValue();

    /// <summary>One version of an app.</summary>
    public Task<Outcome<App>> TryGetAsync(AppVersion app, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<App>(PathOf(app), cancellationToken);

    /// <summary>As <see cref="TryGetAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<App> GetAsync(AppVersion app, CancellationToken cancellationToken = default) =>
        (await TryGetAsync(app, cancellationToken)).GetValue();

    /// <summary>Freezes a version, or lets it be changed again; can be repeated. Needs WRITE.</summary>
    public Task<Outcome<ChangeCount>> TryFreezeAsync(
        AppVersion app, bool isFrozen = true, CancellationToken cancellationToken = default) =>
        _transport.SendJsonAsync<ChangeCount>(
            HttpMethod.Put,
            PathOf(app).Add("frozen", isFrozen ? "true" : "false"),
            body: null,
            canRepeat: true,
            cancellationToken);

    /// <summary>As <see cref="TryFreezeAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<ChangeCount> FreezeAsync(
        AppVersion app, bool isFrozen = true, CancellationToken cancellationToken = default) =>
        (await TryFreezeAsync(app, isFrozen, cancellationToken)).GetValue();

    /// <summary>
    /// Deletes a version with its builds; what was pushed stays in the registry of images. Needs FULL_CONTROL.
    /// </summary>
    public Task<Outcome<ChangeCount>> TryDeleteAsync(AppVersion app, CancellationToken cancellationToken = default) =>
        // Not repeated: after a lost answer it would say that there is none.
        _transport.SendJsonAsync<ChangeCount>(
            HttpMethod.Delete, PathOf(app), body: null, canRepeat: false, cancellationToken);

    /// <summary>As <see cref="TryDeleteAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<ChangeCount> DeleteAsync(AppVersion app, CancellationToken cancellationToken = default) =>
        (await TryDeleteAsync(app, cancellationToken)).GetValue();

    /// <summary>What the caller itself may do with an app.</summary>
    public Task<Outcome<AppRights>> TryGetRightsAsync(
        string space, string name, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<AppRights>(PathOf("rights", space, name), cancellationToken);

    /// <summary>As <see cref="TryGetRightsAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<AppRights> GetRightsAsync(
        string space, string name, CancellationToken cancellationToken = default) =>
        (await TryGetRightsAsync(space, name, cancellationToken)).GetValue();

    /// <summary>What was granted on an app itself. Needs READ_ACP.</summary>
    public Task<Outcome<IReadOnlyList<AppGrant>>> TryListGrantsAsync(
        string space, string name, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<IReadOnlyList<AppGrant>>(PathOf("permissions", space, name), cancellationToken);

    /// <summary>As <see cref="TryListGrantsAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<AppGrant>> ListGrantsAsync(
        string space, string name, CancellationToken cancellationToken = default) =>
        (await TryListGrantsAsync(space, name, cancellationToken)).GetValue();

    /// <summary>Grants a permission; can be repeated. Needs WRITE_ACP.</summary>
    public Task<Outcome<ChangeCount>> TryGrantAsync(
        string space, string name, AppGrant grant, CancellationToken cancellationToken = default) =>
        ChangeAsync("add", space, name, grant, cancellationToken);

    /// <summary>As <see cref="TryGrantAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<ChangeCount> GrantAsync(
        string space, string name, AppGrant grant, CancellationToken cancellationToken = default) =>
        (await TryGrantAsync(space, name, grant, cancellationToken)).GetValue();

    /// <summary>Takes a permission away, never the owner's full control; can be repeated. Needs WRITE_ACP.</summary>
    public Task<Outcome<ChangeCount>> TryRevokeAsync(
        string space, string name, AppGrant grant, CancellationToken cancellationToken = default) =>
        ChangeAsync("delete", space, name, grant, cancellationToken);

    /// <summary>As <see cref="TryRevokeAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<ChangeCount> RevokeAsync(
        string space, string name, AppGrant grant, CancellationToken cancellationToken = default) =>
        (await TryRevokeAsync(space, name, grant, cancellationToken)).GetValue();

    private static string? ScopeWord(AppScope scope) => scope switch
    {
        AppScope.All => null,
        AppScope.Public => "public",
        AppScope.Shared => "shared",
        AppScope.Owner => "owner",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a scope."),
    };

    private static QueryText PathOf(AppVersion app) => new($"/ecr/apps/{app.Path}");

    private static QueryText PathOf(string what, string space, string name) =>
        new($"/ecr/{what}/{Uri.EscapeDataString(space)}/{Uri.EscapeDataString(name)}");

    private Task<Outcome<ChangeCount>> ChangeAsync(
        string operation, string space, string name, AppGrant grant, CancellationToken cancellationToken) =>
        _transport.SendJsonAsync<ChangeCount>(
            HttpMethod.Put,
            PathOf("permissions", space, name),
            new GrantChange(operation, grant.GranteeType, grant.Grantee, grant.Permission),
            canRepeat: true,
            cancellationToken);

    private sealed record ListAnswer<T>(IReadOnlyList<T> Data, ListPlace? Pagination);

    private sealed record ListPlace([property: JsonPropertyName("continuationToken")] string? Token);

    private sealed record GrantChange(
        string Operation,
        [property: JsonPropertyName("granteeType")] string GranteeType,
        string Grantee,
        AppPermission Permission);
}
