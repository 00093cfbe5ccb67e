namespace Boxyard.Agent.Drivers;

/// <summary>How a box ended: its first process' exit code, null when it is not known.</summary>
internal sealed record BoxExit(int? Code, bool IsOutOfMemory = false)
{
    public override string ToString() => Code is null ? "was killed" : $"ended with exit code {Code}";
}
