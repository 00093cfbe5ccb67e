namespace Boxyard.Storage;

/// <summary>The database, its disk or the way to it failed, or it refused the data. Nothing was answered as done.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
