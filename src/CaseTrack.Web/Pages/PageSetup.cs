using System.Text.Encodings.Web;
using System.Text.Unicode;
using CaseTrack.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseTrack.Web.Pages;

/// <summary>页面. Every address of the pages with whom it is for; what a page shows is decided by what the API shows to that
/// person.</summary>
public static class PageSetup
{
    private static readonly AccessRule Anybody = new(Audience.Anonymous, []);
    private static readonly AccessRule Self = new(Audience.Self, []);
    private static readonly AccessRule SignedIn = new(Audience.SignedIn, []);

    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IProblemDetailsWriter, PageProblems>());
        builder.Services.AddRazorComponents();
        // Chinese is written as it is and not as numbers, which take three times the room.
        builder.Services.Replace(ServiceDescriptor.Singleton(HtmlEncoder.Create(UnicodeRanges.All)));
        return builder;
    }

    /// <summary>After the API, whose pipeline they pass through.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapGet("/assets/{name}", AssetFiles.Get).WithMetadata(Anybody).ExcludeFromDescription();
        app.MapGet("/" + AssetFiles.Worker, AssetFiles.GetWorker).WithMetadata(Anybody).ExcludeFromDescription();
        app.MapGet("/offline", Shown<OfflinePage>).WithMetadata(Anybody).ExcludeFromDescription();
        app.MapGet("/view", PageView.Set).WithMetadata(Anybody).ExcludeFromDescription();
        Form<SignInPage>("/sign-in", Anybody, SignInPosts.SignInAsync);
        Form<SetupPage>("/setup", Anybody, SignInPosts.SetUpAsync);
        Form<PasswordPage>("/password", Self, SignInPosts.ChangePasswordAsync);
        Form<SecondFactorPage>("/second-factor", Self, SignInPosts.SecondFactorAsync);
        app.MapPost("/sign-out", (Delegate)SignInPosts.SignOutAsync).WithMetadata(Self).DisableAntiforgery().ExcludeFromDescription();

        app.MapGet("/", IResult (HttpContext context) => WorkListPage.StartOf(Caller.Of(context)) is { } desk
            ? Result<WorkListPage>(200, (nameof(WorkListPage.Kind), desk)) : new RazorComponentResult<TodayPage>())
            .WithMetadata(SignedIn).ExcludeFromDescription();
        Page<WorkListPage>("/work/{kind}");
        Page<OfficerLoadPage>("/work/{kind}/officers");
        Page<HandOversPage>("/hand-overs");
        Page<OutboxPage>("/outbox");
        Page<OralPage>("/mediation/oral");
        Page<CaseListPage>("/cases/{kind}");
        Page<OpenCasePage>("/cases/{kind}/new");
        Page<CasePage>("/cases/{kind}/{id:guid}");
        Page<TermsPage>("/cases/{kind}/{id:guid}/deadlines");
        Page<ActPage>("/cases/{kind}/{id:guid}/{act}");
        Form<PhotosPage>("/cases/{kind}/{id:guid}/photos", SignedIn, PhotoPosts.AddAsync);
        Form<LettersPage>("/cases/{kind}/{id:guid}/papers", SignedIn, LetterPosts.MakeAsync);
        app.MapGet("/cases/{kind}/{id:guid}/papers/{letter:guid}", LetterPosts.ReadAsync).WithMetadata(SignedIn).ExcludeFromDescription();
        Page<LetterTemplatesPage>("/letters");
        Form<LetterTemplatePage>("/letters/{code}", SignedIn, LetterPosts.ChangeAsync);
        app.MapGet("/letters/{code}/template", LetterPosts.TemplateAsync).WithMetadata(SignedIn).ExcludeFromDescription();
        app.MapGet("/letters/versions/{version:guid}", LetterPosts.VersionAsync).WithMetadata(SignedIn).ExcludeFromDescription();
        Form<SearchPage>("/search", SignedIn, SearchPosts.FindAsync);
        Page<FiguresPage>("/figures");
        Page<FiguresPage>("/figures/{year:int}");
        Page<FigurePage>("/figures/{year:int}/{code}");
        Page<FigureCasesPage>("/figures/{year:int}/{code}/cases");
        Page<RegionFiguresPage>("/regions/figures");
        Page<RegionFiguresPage>("/regions/figures/{year:int}");
        Form<DraftPage>("/drafts", SignedIn, DraftPosts.CheckAsync);
        Form<WordingsPage>("/wordings", SignedIn, WordingPosts.DoAsync);
        app.MapGet("/wordings/export", (Delegate)WordingPosts.ExportAsync).WithMetadata(SignedIn).ExcludeFromDescription();
        Page<ReleasesPage>("/releases");
        Form<ReleasePage>("/releases/{id:guid}", SignedIn, (context) => ReleasePosts.VerifyAsync(context,
            Guid.Parse((string)context.GetRouteValue("id")!)));
        Page<PermalinkPage>("/releases/{id:guid}/{code}");
        Page<ReleaseChecksPage>("/release-checks/{year:int}");
        Page<SignalsPage>("/entry-signals/{year:int}");
        Page<ChartsPage>("/charts/{year:int}");
        app.MapGet("/reports/{year:int}/{format}", ReportFiles.GetAsync).WithMetadata(SignedIn).ExcludeFromDescription();
        Page<StatisticalFormsPage>("/statistical-forms");
        Form<StatisticalFormPage>("/statistical-forms/{form}", SignedIn, StatisticalFormPosts.ChangeAsync);
        app.MapGet("/statistical-forms/{form}/{year:int}/xlsx", StatisticalFormPosts.BookAsync).WithMetadata(SignedIn)
            .ExcludeFromDescription();
        app.MapGet("/statistical-forms/{form}/template", StatisticalFormPosts.TemplateAsync).WithMetadata(SignedIn)
            .ExcludeFromDescription();
        Form<ImportsPage>("/imports", SignedIn, ImportPosts.SendAsync);
        Form<ImportPage>("/imports/{id:guid}", SignedIn, ImportPosts.DoAsync);
        app.MapGet("/imports/templates/{kind}", ImportPosts.TemplateAsync).WithMetadata(SignedIn).ExcludeFromDescription();
        Page<AuditPage>("/audit");
        Form<AuditChainPage>("/audit/chain", SignedIn, AuditChainPage.VerifyAsync);
        Page<AuditSignalsPage>("/audit/signals");
        Page<AuditPrivacyPage>("/audit/privacy");
        Form<RetentionPage>("/retention", SignedIn, RetentionPosts.DoAsync);
        Form<DestructionPage>("/retention/{id:guid}", SignedIn, RetentionPosts.DecideAsync);
        Form<NotificationsPage>("/notifications", SignedIn, NotificationPosts.ReadAsync);
        Form<NotificationChoicesPage>("/notification-choices", SignedIn, NotificationPosts.ChooseAsync);
        Form<AbsencesPage>("/absences", SignedIn, AbsencePosts.DoAsync);
        Form<OfficePage>("/office", SignedIn, OfficePosts.DoAsync);
        Form<AccountPage>("/office/accounts/{id:guid}", SignedIn, OfficeActs.AccountAsync);
        Form<UnitPage>("/office/units/{id:guid}", SignedIn, OfficeActs.UnitAsync);
        Form<NoticesPage>("/office/holiday-notices", SignedIn, NoticePosts.DoAsync);
        Form<NumberTemplatesPage>("/office/number-templates", SignedIn, NumberPosts.DoAsync);
        Form<TemplatesPage>("/office/templates", SignedIn, TemplatePosts.DoAsync);
        Page<SettingsPage>("/office/settings");
        Page<CodeListsPage>("/code-lists");
        Form<OfficePage>("/office/accounts", SignedIn, OfficePosts.AccountFileAsync);
        app.MapGet("/office/accounts-template", (Delegate)OfficePosts.TemplateAsync).WithMetadata(SignedIn).ExcludeFromDescription();
        return app;

        void Page<T>(string route) where T : PageBase =>
            app.MapGet(route, Shown<T>).WithMetadata(SignedIn).ExcludeFromDescription();

        void Form<T>(string route, AccessRule rule, Func<HttpContext, Task<IResult>> post) where T : PageBase
        {
            app.MapGet(route, Shown<T>).WithMetadata(rule).ExcludeFromDescription();
            app.MapPost(route, async context => await (await post(context)).ExecuteAsync(context))
                .WithMetadata(rule).DisableAntiforgery().ExcludeFromDescription();
        }

        // Nothing is bound from the request: as a delegate of any kind each route would have a method made for it at the first request.
        static Task Shown<T>(HttpContext context) where T : IComponent => new RazorComponentResult<T>().ExecuteAsync(context);
    }

    /// <summary>A page with what its form brought about.</summary>
    public static IResult Result<T>(int status, params (string Name, object? Value)[] parameters) where T : PageBase =>
        new RazorComponentResult<T>(parameters.ToDictionary(x => x.Name, x => x.Value)) { StatusCode = status };
}
