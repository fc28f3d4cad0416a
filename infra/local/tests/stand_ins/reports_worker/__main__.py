from stand_in import main  # type: ignore[import-not-found]  # on the path once the launcher runs it

main("reports")
