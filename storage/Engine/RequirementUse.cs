namespace Boxyard.Storage;

/// <summary>
/// Whether any job has ever required something of its box: what belongs to requirements is not run before. Learnt from
/// the database, and never untrue again.
/// </summary>
internal sealed class RequirementUse
{
    private volatile bool _isKnown;

    public bool IsKnown => _isKnown;

    public void Learn() => _isKnown = true;
}
