using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Clusters;
using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Metrics;
using Boxyard.Notifications;
using Boxyard.Overview;
using Boxyard.Profiles;
using Boxyard.Queues;
using Boxyard.Results;
using Boxyard.Retention;
using Boxyard.Storage.Accounts;
using Boxyard.Storage.Apps;
using Boxyard.Storage.Builds;
using Boxyard.Storage.Clusters;
using Boxyard.Storage.Dependencies;
using Boxyard.Storage.Jobs;
using Boxyard.Storage.Metrics;
using Boxyard.Storage.Notifications;
using Boxyard.Storage.Overview;
using Boxyard.Storage.Postgres;
using Boxyard.Storage.Profiles;
using Boxyard.Storage.Queues;
using Boxyard.Storage.Results;
using Boxyard.Storage.Retention;
using Boxyard.Storage.Sqlite;
using Boxyard.Storage.TaskQueues;
using Boxyard.Storage.Testboxes;
using Boxyard.TaskQueues;
using Boxyard.Testboxes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boxyard.Storage;

/// <summary>Adds the stores to a host.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Adds the stores' ports, and the hosted start that opens and migrates the database: register it before whatever
    /// uses the stores at its own start. Without <see cref="StorageOptions.Postgres"/> the database is SQLite's.
    /// </summary>
    public static IServiceCollection AddBoxyardStorage(
        this IServiceCollection services, StorageOptions options, LimitOptions? limits = null)
    {
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new LaneWeights(options.Weights));
        services.AddSingleton<RequirementUse>();
        services.AddSingleton((limits ?? new LimitOptions()).ToLimits());
        services.AddSingleton<LimitWakes>();
        services.AddSingleton<QueuedLimits>();
        AddDatabase(services, options);
        services.AddSingleton<StorageMetrics>();
        services.AddSingleton<CommitListeners>();
        services.AddSingleton<BatchRunner>();
        services.AddSingleton<GroupWriter>();
        services.AddHostedService<StorageStart>();
        if (options.Postgres is not null)
        {
            services.AddHostedService<PostgresListener>();
        }

        services.AddSingleton<IStoreHealth, StoreHealth>();
        AddSubjects(services);
        return services;
    }

    /// <summary>
    /// Runs what an upkeep command writes by the stores. The database is opened and migrated as at a start; what a
    /// silo's settings say (weights, limits) is not put into it, since the command may not have been given them.
    /// </summary>
    public static async Task RunUpkeepAsync(
        this IServiceProvider services, Func<Task> workAsync, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IDatabase>().StartAsync(cancellationToken);
        var writer = services.GetRequiredService<GroupWriter>();
        writer.Start();
        try
        {
            await workAsync();
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// Adds the hosted start that says which of Orleans' scripts are missing in PostgreSQL: register it after the
    /// stores and before Orleans.
    /// </summary>
    public static IServiceCollection AddOrleansScripts(this IServiceCollection services) =>
        services.AddHostedService<OrleansScripts>();

    private static void AddDatabase(IServiceCollection services, StorageOptions options)
    {
        if (options.Postgres is null)
        {
            services.AddSingleton<IDatabase, SqliteDatabase>();
            return;
        }

        services.AddSingleton<PostgresDatabase>();
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>());
    }

    private static void AddSubjects(IServiceCollection services)
    {
        AddJobs(services);
        AddTestboxes(services);
        AddResults(services);
        AddAccounts(services);
        AddBuilds(services);
        AddApps(services);
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<IJobStore, JobStore>();
        services.AddSingleton<IJobCounts, JobCounts>();
        services.AddSingleton<ILabFacts, LabFacts>();
        services.AddSingleton<IEventFeed, EventFeed>();
        services.AddSingleton<IJobSecretStore, JobSecretStore>();
        services.AddSingleton<ICommandExecutor, SubmitExecutor>();
        services.AddSingleton<ICommandExecutor, SaveAttemptExecutor>();
        services.AddSingleton<ICommandExecutor, AppendExecutor>();
        services.AddSingleton<ICommandExecutor, SaveHeartbeatsExecutor>();
        services.AddSingleton<ICommandExecutor, RequeueDueExecutor>();
        services.AddSingleton<ICommandExecutor, CancelQueuedExecutor>();

        services.AddSingleton<IClusterStore, ClusterStore>();
        services.AddSingleton<ICommandExecutor, ReserveExecutor>();
        services.AddSingleton<ICommandExecutor, MarkNodeExecutor>();

        services.AddSingleton<IQueueStore, QueueStore>();
        services.AddSingleton<ICommandExecutor, ClaimExecutor>();
        services.AddSingleton<IQueueControlStore, QueueControlStore>();
        services.AddSingleton<ICommandExecutor, PauseExecutor>();
        services.AddSingleton<IWaitStore, WaitStore>();

        services.AddSingleton<IDependencyStore, DependencyStore>();
        services.AddSingleton<ICommandExecutor, ResolveWaitsExecutor>();

        services.AddSingleton<ITaskStore, TaskStore>();
        services.AddSingleton<ICommandExecutor, AddTaskExecutor>();
        services.AddSingleton<ICommandExecutor, EndTaskExecutor>();
        services.AddSingleton<ICommandExecutor, ConsumeTaskExecutor>();
    }

    private static void AddTestboxes(IServiceCollection services)
    {
        services.AddSingleton<ITestboxStore, TestboxStore>();
        services.AddSingleton<ICommandExecutor, MacExecutor>();
        services.AddSingleton<ICommandExecutor, BoxQueuesExecutor>();
        services.AddSingleton<ICommandExecutor, BoxReportExecutor>();
        services.AddSingleton<ICommandExecutor, HardwareExecutor>();
        services.AddSingleton<ICommandExecutor, SeeUnknownExecutor>();
        services.AddSingleton<ITestboxHealthStore, TestboxHealthStore>();
        services.AddSingleton<ICommandExecutor, HoldExecutor>();
        services.AddSingleton<ITestboxNoteStore, TestboxNoteStore>();
        services.AddSingleton<ICommandExecutor, NoteExecutor>();
        services.AddSingleton<IPowerStore, PowerStore>();
        services.AddSingleton<ICommandExecutor, AskPowerExecutor>();
        services.AddSingleton<ICommandExecutor, FollowPowerExecutor>();
        services.AddSingleton<ICommandExecutor, TakePowerExecutor>();
        services.AddSingleton<ICommandExecutor, SettlePowerExecutor>();

        services.AddSingleton<INotificationStore, NotificationStore>();
        services.AddSingleton<ICommandExecutor, PlanDeliveriesExecutor>();
        services.AddSingleton<ICommandExecutor, TakeDeliveriesExecutor>();
        services.AddSingleton<ICommandExecutor, TrimDeliveriesExecutor>();
        services.AddSingleton<ICommandExecutor, SettleDeliveryExecutor>();
    }

    private static void AddResults(IServiceCollection services)
    {
        services.AddSingleton<IResultStore, ResultStore>();
        services.AddSingleton<IMetricHistory, MetricHistory>();
        services.AddSingleton<ICommandExecutor, GrowLogExecutor>();
        services.AddSingleton<ICommandExecutor, AddArtifactExecutor>();
        services.AddSingleton<ICommandExecutor, SaveExtractedExecutor>();
        services.AddSingleton<ICommandExecutor, BeginPackageExecutor>();
        services.AddSingleton<ICommandExecutor, EndPackageExecutor>();
        services.AddSingleton<ICommandExecutor, KeepFolderExecutor>();

        services.AddSingleton<IRetentionStore, RetentionStore>();
        services.AddSingleton<ICommandExecutor, PinExecutor>();
        services.AddSingleton<ICommandExecutor, RemoveJobsExecutor>();
        services.AddSingleton<ICommandExecutor, RemoveRestExecutor>();
        services.AddSingleton<ICommandExecutor, SettleFilesExecutor>();
        services.AddSingleton<ICommandExecutor, TrimEventsExecutor>();
    }

    private static void AddBuilds(IServiceCollection services)
    {
        services.AddSingleton<IBuildStore, BuildStore>();
        services.AddSingleton<ICommandExecutor, BeginBuildExecutor>();
        services.AddSingleton<ICommandExecutor, SaveBuildExecutor>();
        services.AddSingleton<ICommandExecutor, ForgetOrphansExecutor>();
        services.AddSingleton<IProfileStore, ProfileStore>();
        services.AddSingleton<ICommandExecutor, CertifyExecutor>();
        services.AddSingleton<IJenkinsBuildStore, JenkinsBuildStore>();
        services.AddSingleton<ICommandExecutor, ChangeJenkinsRequestExecutor>();
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<IAuditStore, AuditStore>();
        services.AddSingleton<ICommandExecutor, CreateAccountExecutor>();
        services.AddSingleton<ICommandExecutor, ChangeAccountExecutor>();
        services.AddSingleton<ICommandExecutor, CreateTokenExecutor>();
        services.AddSingleton<ICommandExecutor, RevokeTokenExecutor>();
        services.AddSingleton<ICommandExecutor, AddSetupTokenExecutor>();
        services.AddSingleton<ICommandExecutor, AppendAuditExecutor>();
        services.AddSingleton<ICommandExecutor, TrimExecutor>();
    }

    private static void AddApps(IServiceCollection services)
    {
        services.AddSingleton<IAppStore, AppStore>();
        services.AddSingleton<ICommandExecutor, SubmitAppExecutor>();
        services.AddSingleton<ICommandExecutor, ChangeAppsExecutor>();
    }
}
