using Boxyard.Apps;
using Boxyard.Builds;

namespace Boxyard.Profiles;

/// <summary>One profile. Remembers nothing. Its images are built by the steps of a build.</summary>
internal sealed class ProfileGrain(BuildSteps steps, IBuildStore builds, IProfileStore profiles) : Grain, IProfileGrain
{
    private BuildKey Key => BuildKey.Of(this.GetPrimaryKeyString());

    public Task AdvanceAsync(long revision, string? measured, CancellationToken cancellationToken) =>
        steps.TakeAsync(Key, revision, measured, cancellationToken);

    public async Task<bool> CertifyAsync(AppCaller caller, string note, CancellationToken cancellationToken) =>
        await builds.FindAsync(Key.Namespace, Key.Name, Key.Number, cancellationToken)
            is { Kind: BuildKind.Profile } build
        && await profiles.CertifyAsync(build, caller, note, cancellationToken);
}
