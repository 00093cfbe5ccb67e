namespace Boxyard.Storage.Apps;

/// <summary>A change of the registry. A batch holds one: each is decided on what the one before left.</summary>
internal abstract class AppCommand<TOutcome> : WriteCommandOf<TOutcome>
{
    public override string ConflictKey => "apps";
}
