using Hub.Azure.Evaluation;
using Hub.Azure.Evaluation.Population;
using Hub.Azure.Intake;
using Hub.Azure.Profiles;
using Hub.Azure.Sharing;
using Hub.Azure.Sharing.Publishing;
using Hub.Azure.Sharing.Reports;
using Hub.Azure.Sharing.Risks;
using Hub.Azure.Sources;
using Hub.Azure.Trust;
using Hub.Azure.Trust.Audit;
using Hub.Azure.Trust.Callers;
using Hub.Azure.Trust.Consents;
using Hub.Azure.Trust.Disputes;
using Hub.Azure.Trust.Keys;
using Hub.Domain.Sharing.Publishing;
using Hub.Domain.Sharing.Reports;
using Hub.Domain.Sources;
using Hub.Domain.Trust.Consents;
using Hub.Domain.Trust.Display;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Azure;

/// <summary>Puts the hub together.</summary>
public static class HubServices
{
    /// <summary>Adds all of the hub but the platform's clients.</summary>
    /// <exception cref="CatalogException">The catalog has mistakes; all are named.</exception>
    public static IServiceCollection AddHub(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HubOptions>().Bind(configuration.GetSection("Hub")).ValidateDataAnnotations().ValidateOnStart();
        var catalog = CatalogFiles.Load(configuration["Hub:CatalogPath"]);
        services.AddSingleton(catalog).AddSingleton(CatalogFiles.LoadRules(configuration["Hub:CatalogPath"], catalog));
        services.AddSingleton(PurposeFiles.Load(configuration["Hub:CatalogPath"], catalog));
        services.AddSingleton(PurposeFiles.LoadBands(configuration["Hub:CatalogPath"], catalog));
        services.AddMetrics().AddSingleton<HubMetrics>();
        services.AddSingleton<Doctor>().AddSingleton<Heartbeats>();
        services.AddSingleton<IExamination, StoreExamination>().AddSingleton<IExamination, NameExamination>();
        services.AddSingleton(CallerFiles.LoadRoles(configuration["Hub:CatalogPath"]));
        var display = TrustFiles.LoadDisplay(configuration["Hub:CatalogPath"], catalog);
        var rulebooks = EvaluationFiles.Load(configuration["Hub:CatalogPath"], catalog, display);
        services.AddSingleton(rulebooks).AddSingleton(rulebooks.All[^1].Risks);
        services.AddSingleton(display).AddSingleton(TrustFiles.LoadCalendars(configuration["Hub:CatalogPath"]));
        services.AddSingleton(EvaluationFiles.LoadRates(configuration["Hub:CatalogPath"]));
        services.AddSingleton<HubStore>().AddHostedService<HubStart>();
        AddSources(services, catalog);
        AddIntake(services);
        AddProfiles(services);
        AddEvaluation(services);
        services.AddSingleton(ProductFiles.LoadEvents(configuration["Hub:CatalogPath"]));
        services.AddSingleton(ProductFiles.LoadReport(configuration["Hub:CatalogPath"], catalog));
        AddSharing(services);
        AddTrust(services);
        return services;
    }

    private static void AddSources(IServiceCollection services, Catalog catalog)
    {
        DepartmentClients.Add(services, catalog.Departments.Select(d => d.Id));
        services.AddSingleton<DailyQuota>();
        services.AddSingleton<FilePull>();
        services.AddSingleton<IExamination, CatalogExamination>();
        services.AddSingleton<OnDemandRuns>();
        services.AddSingleton<PagedPull>();
        services.AddSingleton<PerSubjectPull>();
        services.AddSingleton<Pulling>();
        services.AddSingleton<Refreshing>();
    }

    private static void AddIntake(IServiceCollection services)
    {
        services.AddSingleton<BatchStore>();
        services.AddSingleton<BatchWriters>();
        services.AddSingleton<ContentIndex>();
        services.AddSingleton<EvidenceReader>();
        services.AddSingleton<HeldBatches>();
        services.AddSingleton<IExamination, InterfaceExamination>();
        services.AddSingleton<IExamination, QueueExamination>();
        services.AddSingleton<IExamination, RunExamination>();
        services.AddSingleton<InterfaceStates>();
        services.AddSingleton<MassChangeBreaker>();
        services.AddSingleton<PushIntake>();
        services.AddSingleton<QuarantineStore>();
        services.AddSingleton<Repair>();
        services.AddSingleton<Replay>();
        services.AddSingleton<RunProgress>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<Runs>();
        services.AddSingleton<Sealing>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<VitalSigns>();
        services.AddSingleton<Watch>();
    }

    private static void AddProfiles(IServiceCollection services)
    {
        services.AddSingleton<NotedProfiles>();
        services.AddSingleton<Milestones>();
        services.AddSingleton<ProfileReader>();
        services.AddSingleton<ProfileStore>();
        services.AddSingleton<ProfileWriter>();
        services.AddSingleton<QualityReports>();
        services.AddSingleton<RangeBuilder>();
        services.AddSingleton<SealedProfiles>();
        services.AddSingleton<StagedRecords>();
    }

    private static void AddEvaluation(IServiceCollection services)
    {
        services.AddSingleton<EvaluationReader>();
        services.AddSingleton<EvaluationStatistics>();
        services.AddSingleton<EvaluationSweep>();
        services.AddSingleton<EvaluationTokens>();
        services.AddSingleton<Evaluations>();
        services.AddSingleton<RulebookReleases>();
        services.AddSingleton<ShadowRange>();
        services.AddSingleton<ShadowRunStore>();
        services.AddSingleton<ShadowRuns>();
        services.AddSingleton<Surveys>();
    }

    private static void AddSharing(IServiceCollection services)
    {
        services.AddSingleton<Acknowledgements>();
        services.AddSingleton<AlertClock>();
        services.AddSingleton<AlertPrecision>();
        services.AddSingleton<AlertRetention>();
        services.AddSingleton<AlertSight>();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<AlertTally>();
        services.AddSingleton<Alerts>();
        services.AddSingleton<ChangeEvents>();
        services.AddSingleton<Couriers>();
        services.AddSingleton<CreditReports>();
        services.AddSingleton<Deliveries>();
        services.AddSingleton<DeliveryRecord>();
        services.AddSingleton<DeliveryRepair>();
        services.AddSingleton<IExamination, FeedExamination>();
        services.AddSingleton<FeedLags>();
        services.AddSingleton<FeedRetention>();
        services.AddSingleton<Withdrawals>();
        services.AddSingleton<Feeds>();
        services.AddSingleton<FeedWatch>();
        services.AddSingleton<PublicAddresses>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<ReportAssembler>();
        services.AddSingleton<ReportHistories>();
        services.AddSingleton<ReportChecks>();
        services.AddSingleton<ReportCorrections>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<SilentReceivers>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<TestDelivery>();
        services.AddSingleton<WebhookBatches>();
        services.AddSingleton<WebhookClient>();
    }

    private static void AddTrust(IServiceCollection services)
    {
        services.AddSingleton<AccessIndex>();
        services.AddSingleton<AuditBlobs>();
        services.AddSingleton<AuditChains>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditSealing>();
        services.AddSingleton<CallQuotas>();
        services.AddSingleton<CallerKeys>();
        services.AddSingleton<CallerStore>();
        services.AddSingleton<ChangeStamps>();
        services.AddSingleton<DataKeys>();
        services.AddSingleton<EnterpriseAccesses>();
        services.AddSingleton<IndexedAccesses>();
        services.AddSingleton<EntryProofs>();
        services.AddSingleton<Identification>();
        services.AddSingleton<KeyDestruction>();
        services.AddSingleton<KeySecrets>();
        services.AddSingleton<KeyUses>();
        services.AddSingleton<KeyWrapping>();
        services.AddSingleton<Nonces>();
        services.AddSingleton<SealStates>();
        services.AddSingleton<IExamination, SealExamination>();
        services.AddSingleton<SealWatch>();
        services.AddSingleton<SealedBlobs>();
        services.AddSingleton<UnsealedEntries>();
        services.AddSingleton<ConsentChecks>();
        services.AddSingleton<ConsentNotices>();
        services.AddSingleton<ConsentLedger>();
        services.AddSingleton<ConsentStore>();
        services.AddSingleton<Erasures>();
        services.AddSingleton<Permissions>();
        services.AddSingleton<SelfReports>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton<CorrectionNotices>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<Decisions>();
        services.AddSingleton<DisputeDesk>();
        services.AddSingleton<DisputeProgress>();
        services.AddSingleton<Displaying>();
        services.AddSingleton<Retention>();
    }
}
