using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Drivers;

/// <summary>Makes boxes of one kind. Boxes live on without the agent, and are found again by their run.</summary>
internal interface IBoxDriver
{
    /// <summary>The log that the box's console becomes.</summary>
    string ConsoleStream { get; }

    /// <summary>
    /// Fetches what the box needs. Nothing runs yet; what is returned is stored before <see cref="StartAsync"/>.
    /// </summary>
    /// <exception cref="BoxStartException">The box cannot run this.</exception>
    Task<RunRecord> PrepareAsync(BoxPlan box, RunRecord run, BootOffer offer, CancellationToken cancellationToken);

    /// <summary>Starts the box, detached from this process.</summary>
    /// <exception cref="BoxStartException">The box cannot run this.</exception>
    Task StartAsync(BoxPlan box, RunRecord run, CancellationToken cancellationToken);

    /// <summary>The box's first process; null when the box does not run.</summary>
    Task<HostProcess?> FindAsync(RunRecord run, CancellationToken cancellationToken);

    /// <summary>How the box's first process ended; to be asked for before <see cref="StopAsync"/>.</summary>
    Task<BoxExit> FindExitAsync(RunRecord run, CancellationToken cancellationToken);

    /// <summary>Kills all that is left of the box, and with it what was known of its end. May be repeated.</summary>
    Task StopAsync(RunRecord run, CancellationToken cancellationToken);
}
