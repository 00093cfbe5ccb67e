using Boxyard.Silo;

namespace Boxyard.Testboxes;

/// <summary>Holds boxes and lets them go, as operators say.</summary>
internal sealed class TestboxHolds(ITestboxStore boxes, ITestboxHealthStore health)
{
    /// <summary>The box as it stands after that; null when there is none. Without a `kind` it is let go.</summary>
    public async Task<TestboxRecord?> SetAsync(
        string name, HoldKind? kind, OperatorNote note, CancellationToken cancellationToken)
    {
        if (kind is null)
        {
            await health.ReleaseAsync(name, note.Reason, note.By, cancellationToken);
        }
        else if (!await health.HoldAsync(name, kind.Value, note.Reason, note.By, cancellationToken))
        {
            return null;
        }

        return await boxes.FindAsync(name, cancellationToken);
    }
}
