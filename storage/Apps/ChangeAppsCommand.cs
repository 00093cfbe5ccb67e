using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary>Changes something of the registry, if the rules allow it.</summary>
internal sealed class ChangeAppsCommand(AppChange change) : AppCommand<AppChangeOutcome>
{
    public AppChange Change { get; } = change;
}
