namespace Boxyard.Tests.GrainHost;

/// <summary>A grain with one timer whose callbacks report, and may wait or fail, by the timer's name.</summary>
public interface ITimerGrain : IGrainWithStringKey
{
    Task StartAsync(string name, TimeSpan dueTime, TimeSpan period);

    Task StopAsync();

    Task TouchAsync();

    Task LeaveAsync();

    Task WorkAsync(string name);
}
