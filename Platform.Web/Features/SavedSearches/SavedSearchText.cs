namespace Platform.Web.Features.SavedSearches;

public sealed class SavedSearchText;
