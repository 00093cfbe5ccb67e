using Boxyard.Apps;

namespace Boxyard.Builds;

/// <summary>Who was let in, and the app; null when there is none, or none that the caller may see.</summary>
internal sealed record BuildCaller(AppCaller Caller, AppRecord? App);
