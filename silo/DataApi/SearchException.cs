namespace Boxyard.DataApi;

/// <summary>A search that cannot be understood; the message says which part, and what is understood.</summary>
internal sealed class SearchException(string message) : Exception(message);
