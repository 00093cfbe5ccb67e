using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>The connections: many for readers, one or two for the writer.</summary>
internal static class PostgresSources
{
    /// <summary>
    /// The writer's statements are look-ups by key of sets whose size the planner cannot know: it must not choose to
    /// read whole tables or indexes when they are small, and keep that plan while they grow. Dear rows and cheap pages
    /// say that. Nor must it plan anew or compile for each batch. The rows of a large batch, some 10 MB, are unnested
    /// in memory, not in a temporary file.
    /// A silo that vanishes in the middle of a batch holds the turn of all writers until its transaction is ended: a
    /// batch idles between its statements for milliseconds, so 15 s without one means that nobody is there.
    /// </summary>
    private const string WriterSettings =
        "-c enable_seqscan=off -c cpu_tuple_cost=1 -c cpu_index_tuple_cost=0.5 -c random_page_cost=0.1 "
        + "-c plan_cache_mode=force_generic_plan -c jit=off -c work_mem=64MB -c synchronous_commit=on "
        + "-c lock_timeout=10000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=15000";

    /// <summary>
    /// Readers, too, must not read whole tables while the planner has not yet been told of their size.
    /// </summary>
    private const string ReaderSettings = "-c enable_seqscan=off -c jit=off -c statement_timeout=30000";

    public static NpgsqlDataSource CreateReaders(string connectionString) =>
        Create(connectionString, ReaderSettings, maxPoolSize: 30);

    public static NpgsqlDataSource CreateWriters(string connectionString) =>
        Create(connectionString, WriterSettings, maxPoolSize: 4);

    private static NpgsqlDataSource Create(string connectionString, string settings, int maxPoolSize)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "boxyard",
            MaxPoolSize = maxPoolSize,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            // A dead server must be noticed: the operating system alone would wait for many minutes.
            KeepAlive = 10,
            // No session is changed after its start, so a connection that returns to the pool has nothing to forget.
            NoResetOnClose = true,
            Timeout = 10,
            CommandTimeout = 35,
        };
        builder.Options = $"{builder.Options} {settings}".Trim();
        return NpgsqlDataSource.Create(builder.ConnectionString);
    }
}
