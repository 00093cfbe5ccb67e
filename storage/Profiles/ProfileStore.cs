using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Profiles;
using Boxyard.Storage.Builds;

namespace Boxyard.Storage.Profiles;

/// <summary><see cref="IProfileStore"/> on the database.</summary>
internal sealed class ProfileStore(IDatabase database, GroupWriter writer) : IProfileStore
{
    public Task<ProfileRecord?> FindAsync(BuildRecord build, CancellationToken cancellationToken) =>
        database.FindAsync("app_profiles_find", BuildTable.KeyOf(build), Map, cancellationToken);

    public Task<bool> CertifyAsync(
        BuildRecord build, AppCaller caller, string note, CancellationToken cancellationToken) =>
        writer.WriteAsync(new CertifyCommand(build, caller, note), cancellationToken);

    private static ProfileRecord Map(Row row) => new()
    {
        Profile = row.GetText(0),
        CertifiedBy = row.FindText(1),
        Note = row.FindText(2),
        CertifiedAt = row.FindInstant(3),
    };
}
