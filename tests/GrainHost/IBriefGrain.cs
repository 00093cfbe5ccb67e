namespace Boxyard.Tests.GrainHost;

/// <summary>A grain that wants to leave while it activates.</summary>
public interface IBriefGrain : IGrainWithStringKey
{
    Task TouchAsync();
}
