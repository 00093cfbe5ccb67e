using Boxyard.Builds;

namespace Boxyard.Storage.Profiles;

/// <summary>Notes who certifies a profile.</summary>
internal sealed class CertifyCommand(BuildRecord build, string certifiedBy, string note) : WriteCommandOf<bool>
{
    public BuildRecord Build { get; } = build;

    public string CertifiedBy { get; } = certifiedBy;

    public string Note { get; } = note;

    public override string ConflictKey => "builds";
}
