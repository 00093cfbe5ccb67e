using Boxyard.Apps;
using Boxyard.Builds;

namespace Boxyard.Profiles;

/// <summary>What profiles have measured, on disk. It comes there with the end of its build.</summary>
public interface IProfileStore
{
    /// <summary>Null while there is none.</summary>
    Task<ProfileRecord?> FindAsync(BuildRecord build, CancellationToken cancellationToken);

    /// <summary>
    /// Notes who certifies a profile, with its event and its entry of the audit. False when nothing was measured.
    /// </summary>
    Task<bool> CertifyAsync(BuildRecord build, AppCaller caller, string note, CancellationToken cancellationToken);
}
