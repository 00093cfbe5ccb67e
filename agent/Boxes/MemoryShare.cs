namespace Boxyard.Agent.Boxes;

/// <summary>Memory that a box holds; given back once.</summary>
internal sealed class MemoryShare(Action giveBack) : IDisposable
{
    private int _isGivenBack;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isGivenBack, 1) == 0)
        {
            giveBack();
        }
    }
}
