namespace Boxyard.GrainHost;

/// <summary>What the host gives a grain object.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }
}
