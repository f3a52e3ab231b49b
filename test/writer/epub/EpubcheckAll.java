import com.adobe.epubcheck.tool.EpubChecker;

/** Runs EPUBCheck on many books in one virtual machine: starting it costs far more than a small book does. */
public class EpubcheckAll {
  /** For each argument, a book, writes the report to the same path with `.json` at its end. */
  public static void main(String[] books) {
    for (String book : books) {
      new EpubChecker().run(new String[] {book, "--json", book + ".json", "--usage", "--locale", "en", "--quiet"});
    }
  }
}
