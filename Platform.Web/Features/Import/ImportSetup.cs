using Platform.Web.Features.Export;

namespace Platform.Web.Features.Import;

public static class ImportSetup
{
    public static IServiceCollection AddImportAndExport(this IServiceCollection services) => services
        .AddScoped<Importing>().AddScoped<ImportReasons>().AddScoped<KnownPeople>().AddScoped<Signatures>()
        .AddScoped<ImportOrganisations>().AddScoped<ImportMembers>().AddScoped<ImportContributions>().AddScoped<ImportPosts>()
        .AddScoped<Exporting>();
}
