namespace Boxyard.Clusters;

/// <summary>How far a node has come; each includes those before it.</summary>
public enum BarrierLevel
{
    None,
    Start,
    Ready,
    Finish,
}
