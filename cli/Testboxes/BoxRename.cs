using System.Security.Cryptography;
using System.Text;

namespace Boxyard.Cli.Testboxes;

/// <summary>Which machine gets which name: the same while its MACs move, and another for another machine.</summary>
/// <param name="From">The old name.</param>
/// <param name="To">The new name.</param>
/// <param name="Macs">All of the machine's, under either name, in order.</param>
internal sealed record BoxRename(string From, string To, IReadOnlyList<string> Macs)
{
    /// <summary>The note by which a begun rename is known.</summary>
    public Guid NoteId => new(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{From}\n{To}\n{string.Join('\n', Macs)}")).AsSpan(0, 16));
}
