import { Disposable, EventEmitter, type ProviderResult, type TreeDataProvider, type TreeItem } from 'vscode';

/** A tree that is empty until it is given what is in it: its view is there from the start. */
export class LateTree<T> implements TreeDataProvider<T> {
  readonly #changed = new EventEmitter<T | T[] | undefined | null>();
  readonly onDidChangeTreeData = this.#changed.event;
  #tree: Required<TreeDataProvider<T>> | undefined;

  /** Shows another tree's nodes from now on. */
  show(tree: Required<TreeDataProvider<T>>): Disposable {
    this.#tree = tree;
    return Disposable.from(
      tree.onDidChangeTreeData((nodes) => this.#changed.fire(nodes ?? undefined)),
      new Disposable(() => {
        this.#tree = undefined;
      }),
    );
  }

  getChildren(node?: T): ProviderResult<T[]> {
    return this.#tree?.getChildren(node) ?? [];
  }

  getTreeItem(node: T): TreeItem | Thenable<TreeItem> {
    return this.#tree!.getTreeItem(node);
  }

  getParent(node: T): ProviderResult<T> {
    return this.#tree?.getParent(node);
  }

  resolveTreeItem(
    ...args: Parameters<Required<TreeDataProvider<T>>['resolveTreeItem']>
  ): ProviderResult<TreeItem> {
    return this.#tree?.resolveTreeItem(...args);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
