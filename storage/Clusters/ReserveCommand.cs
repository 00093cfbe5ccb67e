using Boxyard.Clusters;

namespace Boxyard.Storage.Clusters;

/// <summary>
/// Looks for cluster jobs whose boxes can all be had, and reserves them. The outcome is the number of jobs.
/// </summary>
internal sealed class ReserveCommand(ClusterReservation reservation) : WriteCommandOf<int>
{
    public ClusterReservation Reservation { get; } = reservation;
}
