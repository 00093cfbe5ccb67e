using Boxyard.Apps;
using Boxyard.Builds;

namespace Boxyard.Storage.Profiles;

/// <summary>Notes who certifies a profile.</summary>
internal sealed class CertifyCommand(BuildRecord build, AppCaller caller, string note) : WriteCommandOf<bool>
{
    public BuildRecord Build { get; } = build;

    public AppCaller Caller { get; } = caller;

    public string Note { get; } = note;

    public override string ConflictKey { get; } = $"build:{build.Key}";
}
